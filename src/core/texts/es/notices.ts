/** Spanish: the mails that ask and tell one person. */
import type { notices as english } from '../en/notices.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

const days = (count: number) => plural(count, { one: '1 día', other: `${number(count)} días` });
const hours = (count: number) => plural(count, { one: '1 hora', other: `${number(count)} horas` });
const minutes = (count: number) =>
  plural(count, { one: '1 minuto', other: `${number(count)} minutos` });

export const notices: typeof english = {
  subscription: {
    subject: (title) => `¿Confirmar la suscripción a ${title}?`,
    preheader: (count) => `Basta con abrir el enlace y pulsar el botón; vale ${days(count)}.`,
    asked: (title) =>
      `Alguien, ojalá usted, ha pedido recibir ${title} en esta dirección. Para confirmarlo, hay que abrir el enlace y pulsar el botón de la página a la que lleva:`,
    open: 'Abrir y suscribirse',
    otherwise: (count) =>
      `El enlace vale ${days(count)}. Si no ha sido usted, no hay nada que hacer: sin ese botón no se enviará nada.`,
  },

  newAddress: {
    subject: (title) => `¿Enviar ${title} a esta dirección?`,
    preheader: (count) => `Basta con abrir el enlace y pulsar el botón; vale ${days(count)}.`,
    asked: (title) =>
      `Alguien, ojalá usted, ha pedido recibir ${title} desde ahora en esta dirección, en lugar de otra. Para confirmarlo, hay que abrir el enlace y pulsar el botón de la página a la que lleva:`,
    open: 'Abrir y confirmar',
    otherwise: (count) =>
      `El enlace vale ${days(count)}. Si no ha sido usted, no hay nada que hacer, y no se enviará nada.`,
  },

  formerAddress: {
    subject: (title) => `${title} llega ahora a otra dirección`,
    preheader: 'A esta ya no llega nada más.',
    moved: (title) =>
      `Se pidió recibir ${title} en otra dirección, y allí se ha confirmado. A esta ya no llega nada más.`,
    otherwise: (replyTo) => `Si no ha sido usted, puede escribir a ${replyTo}.`,
  },

  settings: {
    subject: (title) => `Ajustes de ${title}`,
    preheader: (count) => `El enlace vale ${hours(count)} y es personal.`,
    here: (title) =>
      `Aquí están los ajustes de la suscripción a ${title}: nombre, temas, una pausa, otra dirección y todo lo que está guardado.`,
    open: 'Abrir los ajustes',
    otherwise: (count) =>
      `El enlace vale ${hours(count)}. No conviene compartirlo: quien lo abra puede cambiar la suscripción. Si no lo ha pedido, no hay nada que hacer.`,
  },

  login: {
    subject: (title) => `Iniciar sesión en ${title}`,
    preheader: (count) => `Basta con abrir el enlace y pulsar el botón; vale ${minutes(count)}.`,
    asked: (title) =>
      `Alguien, ojalá usted, ha pedido leer ${title} como mecenas. Hay que abrir el enlace en el navegador en el que se lee y pulsar el botón de la página a la que lleva:`,
    open: 'Abrir e iniciar sesión',
    otherwise: (count) =>
      `El enlace vale una vez, durante ${minutes(count)}. No conviene compartirlo: quien lo abra lee en su lugar. Si no ha sido usted, no hay nada que hacer: sin ese botón nadie inicia sesión.`,
  },

  sealedExtras: {
    subject: (title) => `La llave de los extras de ${title}`,
    preheader: 'Un enlace los abre también en el archivo, en cada dispositivo.',
    thanks: (title) =>
      `Gracias por apoyar a ${title}. Desde ahora los extras vienen en los correos. En el archivo los abre este enlace. Basta con seguirlo una vez en cada dispositivo en el que se lee; a partir de ahí se abren por sí solos.`,
    open: 'Abrir los extras',
    keep: 'Conviene guardar este correo y no compartir el enlace: es una llave, y quien la tenga lee lo que usted paga. Si llega a otras manos, basta con responder a este correo y pedir otra.',
  },

  servedExtras: {
    subject: (title) => `Los extras de ${title}`,
    preheader: 'Al iniciar sesión se leen también en el archivo.',
    thanks: (title) =>
      `Gracias por apoyar a ${title}. Desde ahora los extras vienen en los correos. En el archivo se leen tras iniciar sesión con esta dirección. No hace falta contraseña: cada vez llega un enlace por correo. También hay un canal privado.`,
    logIn: 'Iniciar sesión',
  },

  welcome: {
    subject: (title, issue) => `Bienvenida de ${title}: ${issue}`,
    greeting: (title) =>
      `¡Gracias por suscribirse a ${title}! Aquí está ya el número más reciente; el siguiente llegará por sí solo.`,
  },
};
