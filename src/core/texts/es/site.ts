/** Spanish: the pages of the archive. */
import type { site as english } from '../en/site.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

export const site: typeof english = {
  skip: 'Ir al texto',
  archive: 'Archivo',
  issues: 'Números',
  links: 'Enlaces',
  tags: 'Etiquetas',
  searchPage: 'Buscar',
  authors: 'Autores',
  sites: 'Sitios',
  issue: 'Número',
  tag: 'Etiqueta',
  author: 'Autor',
  site: 'Sitio',
  year: 'Año',
  title: 'Título',
  any: 'todos',
  draft: 'Borrador',
  feeds: 'Canales',
  linksOnly: 'Solo enlaces',
  writtenBy: (title, author) => `${title} es un boletín de ${author}.`,
  theAuthor: 'Quién escribe',
  soFar: (count) => `${number(count)} hasta ahora`,
  departments: { writing: 'Escritos', building: 'Proyectos', reading: 'Lecturas' },

  home: {
    inThisIssue: 'En este número',
    readOn: 'Seguir leyendo',
    readOnOf: (title) => `Seguir leyendo: ${title}`,
    theArchive: 'El archivo',
    andMore: (count) => `y ${number(count)} más`,
  },

  subscribe: {
    subscribe: 'Suscribirse',
    haveItSent: 'Recibirlo por correo',
    placeholder: 'nombre@example.com',
    leaveEmpty: 'Dejar este campo vacío',
    terms: (frequency) => `${frequency}. Se confirma una sola vez y se cancela con un clic.`,
    needsScript: 'Este formulario necesita JavaScript, para mantener lejos a las máquinas.',
  },

  issuePage: {
    contents: 'Contenido',
    minutes: (count) => `${number(count)} min`,
    corrections: 'Correcciones',
    correctedOn: (day) => `corregido el ${day}`,
    correction: (day, note) => `Corregido el ${day}: ${note}`,
    beforeAndAfter: 'Números anterior y siguiente',
  },

  readMore: {
    heading: 'Leer más',
    sharedLinks: (count) =>
      plural(count, { one: 'un enlace en común', other: `${number(count)} enlaces en común` }),
  },

  share: { heading: 'Compartir', mail: 'Correo' },

  paper: {
    name: 'Papel',
    choices: { system: 'Como el dispositivo', light: 'Claro', dark: 'Oscuro' },
  },

  issueList: {
    description: (title) => `Todos los números de ${title}.`,
    forPatrons: 'Para mecenas',
  },

  alsoRead: {
    titleOf: (issue) => `También leído: ${issue}`,
    description: (issue) => `Enlaces que no encontraron sitio en «${issue}».`,
    back: 'Volver al número',
  },

  tagPages: {
    description: (title) => `De qué trata ${title}.`,
    about: (title, tag) => `Números de ${title} y enlaces sobre ${tag}.`,
    feedOf: (tag) => `Canal de enlaces sobre ${tag}`,
    olderAmong: (count, all) =>
      `${plural(count, { one: 'Hay uno más antiguo', other: `Hay ${number(count)} más antiguos` })} entre ${all('todos los enlaces')}.`,
  },

  linkPages: {
    description: (title) =>
      `Todo lo que ${title} ha recomendado, con unas palabras sobre cada cosa.`,
    newest: 'Los más recientes',
    ofYear: (year) => `Enlaces de ${year}`,
    recommendedIn: (title, year) => `Lo que ${title} recomendó en ${year}.`,
    ofEvery: (month) => `Enlaces de cada mes de ${month}`,
    foundIn: (title, month) => `Lo que ${title} encontró cada año en ${month}.`,
    onThisDay: 'Un día como hoy',
    allOfThisDay: 'Todos los de este día',
    byYear: 'Por año',
    overTime: (unit, { first, last, most, count }) =>
      `Enlaces por ${unit === 'month' ? 'mes' : 'año'}, de ${first} a ${last}; el máximo, en ${most}: ${number(count)}.`,
    tableByYear: 'Enlaces por año',
    subjectsOf: (year) => `Temas de ${year}`,
    other: 'otros',
    count: (count) => plural(count, { one: '1 enlace', other: `${number(count)} enlaces` }),
  },

  search: {
    label: (count) =>
      plural(count, { one: 'Buscar en 1 enlace', other: `Buscar en ${number(count)} enlaces` }),
    keyLeads: (key) => `${key('/')} lleva aquí`,
    placeholder: 'Títulos, nombres, sitios, palabras',
  },

  cited: {
    mostCitedAuthors: 'Autores más citados',
    allAuthors: 'Todos los autores',
    mostCitedSites: 'Sitios más citados',
    allSites: 'Todos los sitios',
    authorsOf: (title) => `Autores que ${title} enlaza, primero los más citados.`,
    sitesOf: (title) => `Sitios que ${title} enlaza, primero los más citados.`,
    moreThanOne: 'Más de un enlace',
    noneYet: (all) =>
      `Aún no se ha citado a nadie dos veces. ${all('Todos los enlaces')} se pueden buscar por nombre.`,
    by: (name) => `Enlaces a textos de ${name}`,
    on: (name) => `Enlaces a ${name}`,
    writtenBy: (count, title, name) =>
      `${number(count)} enlaces de ${title} a lo que ha escrito ${name}.`,
    foundOn: (count, title, name) =>
      `${number(count)} enlaces de ${title} a lo que se encuentra en ${name}.`,
    searchThem: 'buscar en ellos',
    toAllAuthors: 'todos los autores',
    toAllSites: 'todos los sitios',
    olderBySearch: (count) =>
      `La búsqueda encuentra ${plural(count, { one: 'uno más antiguo', other: `${number(count)} más antiguos` })}.`,
  },

  support: {
    support: 'Apoyar',
    whatPatronsGet: 'Qué reciben los mecenas',
    allOf: (tier) => `Todo lo que incluye ${tier}, y además:`,
    amount: (amount) => `desde ${amount} al mes`,
  },

  notFound: {
    title: 'No encontrado',
    noPage: 'No hay ninguna página en esta dirección.',
    lead: 'No hay ninguna página en esta dirección, o ya no la hay.',
    ways: (issues, links, tags) =>
      `Quizá lo que se busca esté entre ${issues('todos los números')}, ${links('todos los enlaces')} o por ${tags('etiqueta')}.`,
    newest: (issue) => `El número más reciente es ${issue}.`,
  },
};
