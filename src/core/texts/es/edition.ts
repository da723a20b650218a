/** Spanish: the words that editions add to an author's own, in pages, mails and feeds. */
import type { edition as english } from '../en/edition.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

export const edition: typeof english = {
  number: (count) => `N.º\u00a0${count}`,
  headings: {
    writing: 'Lo que he escrito',
    building: 'Lo que he construido',
    reading: 'Lo que he leído',
  },
  frequency: 'Una vez al mes',
  becomePatron: 'Hacerse mecenas',
  readInBrowser: 'Leer en el navegador',
  unsubscribe: 'Darse de baja',
  reason: (title) => `Este correo llega porque esta dirección está suscrita a ${title}.`,
  reasonOfTier: (title, tier) =>
    `Este correo llega porque esta dirección está suscrita a ${title}, en su edición para ${tier}.`,
  thanks: (title) => `${title} ya cuenta con su apoyo. ¡Gracias!`,

  andTitle: (title) => `y ${title}`,
  footnotes: 'Notas al pie',
  notes: 'Notas',
  note: (count) => `nota ${count}`,
  backTo: (reference) => `Volver a la referencia ${reference}`,
  picture: 'Imagen',
  pictureOf: (words) => `Imagen: ${words}`,
  unnamedPicture: 'imagen',
  quoted: (words) => `«${words}»`,
  table: 'Tabla',
  done: 'hecho',
  open: 'pendiente',
  boxDone: 'Hecho',
  boxOpen: 'Pendiente',
  video: 'Vídeo',
  videoOnYouTube: 'Vídeo en YouTube',
  /** Names a block of code for those who listen. */
  code: (language) => (language === undefined ? 'Código' : `Código, ${language}`),
  alerts: {
    note: 'Nota',
    tip: 'Consejo',
    important: 'Importante',
    warning: 'Advertencia',
    caution: 'Cuidado',
  },

  extra: {
    forTier: (tier) => `Para ${tier}`,
    issueFor: (tier) => `Un número para ${tier}.`,
    thisIssueFor: (tier) => `Este número es para ${tier}.`,
    logInHint: (logIn) => `Los mecenas pueden ${logIn('iniciar sesión')} para leerlo aquí.`,
    sealedHint: 'Mecenas: el enlace del correo abre esto aquí.',
    sealedNeedsScript: 'Para ello JavaScript debe estar activado; en el correo también está todo.',
    open: 'Abrir este extra en el archivo',
    openIssue: 'Abrir este número en el archivo',
    picture: 'Imagen en el archivo',
    pictureOf: (words) => `Imagen en el archivo: ${words}`,
  },

  alsoRead: 'También leído',
  moreLinks: (count) =>
    plural(count, { one: 'Un enlace más', other: `${number(count)} enlaces más` }),

  feeds: {
    label: 'Canal',
    what: 'Esto es un canal. Basta con copiar su dirección en un lector de canales para recibir lo nuevo.',
    home: 'Al archivo',
    issues: (title) => `${title}: números`,
    section: (title, section) => `${title}: ${section}`,
    links: (title) => `${title}: enlaces`,
    linksAbout: (title, tag) => `${title}: enlaces sobre ${tag}`,
    everyLink: (title) => `Todos los enlaces de ${title}.`,
    everyLinkAbout: (title, tag) => `Todos los enlaces de ${title} sobre ${tag}.`,
    forYou: (title) => `${title} (personal)`,
    closed: 'Hay que suscribirse de nuevo: esta dirección del canal está cerrada',
    whyClosed:
      'Este canal se consultó desde tantos lugares a la vez que su dirección se cerró, para que siga siendo personal. Si se compartió, no pasa nada.',
    whatToDo: (page) =>
      `Basta con iniciar sesión en ${page}, pedir una dirección nueva y suscribirse a ella en la aplicación. Después se puede quitar esta.`,
  },
};
