/** Spanish: the pages by which readers find things again: search, writing, building, statistics. */
import type { finding as english } from '../en/finding.ts';
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number, plural } = grammar('es');

export const finding: typeof english = {
  search: {
    description: (title) => `Buscar en todos los números de ${title} y en todo lo que enlaza.`,
    label: 'Buscar en números y enlaces',
    placeholder: 'Palabras, nombres, sitios',
    submit: 'Buscar',
    withoutScript:
      'La búsqueda funciona en el navegador y necesita JavaScript, que aquí está desactivado. Todo se puede encontrar también sin ella:',
    otherWays: 'Otras vías',
    byYear: 'Números por año',
    byTag: 'Por etiqueta',
    lists: 'Listas',
    allTags: 'Todas las etiquetas',
    allIssues: 'Todos los números',
    allLinks: 'Todos los enlaces',
    held: found.counted,
    lost: 'Buscar esta página',
  },

  months: {
    years: 'Años',
    caption: {
      links: (first, last) =>
        `Enlaces por mes, de ${first} a ${last}; cuanto más intenso, más hay.`,
      words: (first, last) =>
        `Palabras por mes, de ${first} a ${last}; cuanto más intenso, más hay.`,
    },
    links: (month, count) => `${month}: ${site.linkPages.count(count)}`,
    words: (month, count) =>
      `${month}: ${plural(count, { one: '1 palabra', other: `${number(count)} palabras` })}`,
  },

  writing: {
    title: 'Escritos',
    description: (author) => `Todo lo que ${author} ha escrito y presentado.`,
    ofYear: (year) => `Escritos de ${year}`,
    kinds: 'Tipos',
    allKinds: 'Todos los tipos',
    ofKind: {
      article: 'Artículos',
      talk: 'Charlas',
      workshop: 'Talleres',
      video: 'Vídeos',
      podcast: 'Pódcast',
      course: 'Cursos',
      book: 'Libros',
      tool: 'Herramientas',
    },
  },

  building: {
    title: 'Proyectos',
    description: (author) => `Todo lo que ${author} ha construido, paso a paso.`,
    projects: (count) => plural(count, { one: '1 proyecto', other: `${number(count)} proyectos` }),
    earlier: 'Pasos anteriores',
  },

  statistics: {
    title: 'Estadísticas',
    description: (title) =>
      `${title} en cifras: números, enlaces y palabras a lo largo del tiempo.`,
    since: (when) => `Desde ${when}`,
    counted: { issues: 'Números', links: 'Enlaces', words: 'Palabras' },
    perYear: { issues: 'Números por año', links: 'Enlaces por año', words: 'Palabras por año' },
    perMonth: { issues: 'Números por mes', links: 'Enlaces por mes', words: 'Palabras por mes' },
    most: (when, count) => `Máximo en ${when}: ${number(count)}.`,
    numbers: 'Las cifras',
    when: 'Periodo',
    tags: 'Etiquetas a lo largo del tiempo',
    tagsNote: 'Números y enlaces de las etiquetas más usadas, todos a la misma escala.',
    cited: 'Los más citados',
  },
};
