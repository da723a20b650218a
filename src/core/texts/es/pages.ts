/** Spanish: the pages of the server on which readers subscribe, change their settings and leave. */
import type { pages as english } from '../en/pages.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('es');

const days = (count: number) => plural(count, { one: '1 día', other: `${number(count)} días` });
const hours = (count: number) => plural(count, { one: '1 hora', other: `${number(count)} horas` });

export const pages: typeof english = {
  allIssues: 'Todos los números',
  email: 'Dirección de correo',
  months: (count) => plural(count, { one: 'un mes', other: `${number(count)} meses` }),
  minutes: (count) => plural(count, { one: 'un minuto', other: `${number(count)} minutos` }),

  small: {
    notFound: 'Esta página no existe',
    notFoundHelp: 'Quizá la dirección esté mal escrita. El archivo tiene todos los números.',
    tooLarge: 'Eso ha sido demasiado',
    tooLargeHelp: 'La petición es mayor que cualquier formulario de aquí. No se ha cambiado nada.',
    broken: 'Algo se ha roto aquí',
    ourMistake: 'El error es nuestro, y no podemos decir si la petición se llevó a cabo.',
    tryAgain: 'Conviene intentarlo dentro de unos minutos: pedirlo dos veces no hace daño.',
    nameNumber: (id) => `Al escribirnos sobre ello, este es el número que hay que dar: ${id}.`,
    wrongMethod: 'Eso no se puede hacer aquí',
    wrongMethodHelp: (allowed) =>
      `Esta dirección solo responde a ${allowed}. No se ha cambiado nada.`,
  },

  subscribe: {
    subscribe: 'Suscribirse',
    to: (title) => `Suscribirse a ${title}`,
    terms: (frequency) => `${frequency}. Se confirma una sola vez y se cancela con un clic.`,
    isItRight: '¿Es correcta la dirección?',
    onceMore: (title) =>
      `Conviene mirarla una vez más y pulsar después el botón para recibir allí ${title}.`,
    malformed: 'Esto no es una dirección de correo',
    malformedShort: 'Esto no es una dirección de correo',
    slip: 'Conviene comprobar que no haya un error de tecleo y pulsar de nuevo el botón.',
    slipShort: 'Conviene comprobar que no haya un error de tecleo.',
    badName: 'Este nombre no se puede guardar',
    nameRule: 'Un nombre es una línea de 200 caracteres como máximo.',
    badNameHelp:
      'Un nombre es una línea de 200 caracteres como máximo. Se puede seguir sin nombre, o volver atrás y corregirlo.',
    disposable: 'Esta dirección es de usar y tirar',
    disposableHelp: 'El correo a direcciones así se pierde pronto. Hace falta una que se conserve.',
    giveAnother: 'Hace falta una que se conserve.',
    inbox: 'Queda mirar el buzón',
    asked: (title) =>
      `Si ${title} no llega ya a esta dirección, un correo con un enlace está en camino. Hay que abrir el enlace y pulsar el botón: solo entonces comienza la suscripción.`,
    askedTerms: (count) =>
      `El enlace vale ${days(count)}. Cada dirección recibe un correo así al día; si ya se había pedido, conviene buscar aquel, también entre el correo no deseado.`,
    askedShort:
      'Queda mirar el buzón: si esta dirección no está ya suscrita, un correo con un enlace está en camino.',
    looksDisposable:
      'Parece una dirección de usar y tirar; los números que se envíen allí se perderán.',
    looksDisposableShort: 'Aunque parece una dirección de usar y tirar.',
    needsScript: 'Este formulario necesita JavaScript',
    needsScriptHelp:
      'Para mantener lejos a las máquinas, el navegador tiene que calcular un momento antes de enviar el formulario. Se puede usar el formulario del archivo, con JavaScript activado.',
    foreign: 'Este formulario está en una página que no es nuestra',
    foreignHelp: 'No se ha cambiado nada. Se puede usar el formulario del archivo.',
    tooMany: 'Eso ha sido muchas veces',
    tooManyHelp: (wait) =>
      `Desde esta conexión ha llegado tanto que dejamos de escuchar durante ${wait}. No se ha cambiado nada.`,
    pleaseWait: (wait) => `Hay que esperar ${wait}.`,
    busy: 'Ahora mismo se nos pide demasiado',
    busyHelp: 'No se ha cambiado nada. Conviene intentarlo dentro de una hora.',
    busyShort: 'Conviene intentarlo dentro de una hora.',
  },

  confirm: {
    subscribe: (title) => `¿Suscribirse a ${title}?`,
    subscribeHelp:
      'Al pulsar el botón, los números llegarán a la dirección a la que se envió este enlace.',
    atThisAddress: (title) => `¿Recibir ${title} en esta dirección?`,
    atThisAddressHelp:
      'Al pulsar el botón, los números llegarán a la dirección a la que se envió este enlace, en lugar de la anterior.',
    useThisAddress: 'Usar esta dirección',
    subscribed: 'La suscripción ha comenzado',
    comesNow: (title) =>
      `${title} llega desde ahora por correo, y cada número trae un enlace para darse de baja.`,
    untilThen: 'Hasta el próximo, el archivo tiene todos los anteriores.',
    moved: 'La dirección se ha cambiado',
    movedHelp: (title) => `${title} llega desde ahora a esta dirección. Avisamos a la anterior.`,
    expired: 'Este enlace ha caducado o está incompleto',
    expiredHelp: (toSubscribe, toMove) =>
      `No se ha cambiado nada. Un enlace vale ${days(toSubscribe)}, y ${number(toMove)} si cambia una dirección; hay que copiarlo entero del correo más reciente, o pedir otro con el formulario del archivo.`,
    refused: 'Esta dirección no está suscrita',
    refusedHelp: (title) =>
      `Se dio de baja de ${title} después de enviarse este enlace, o algún correo volvió. No se ha cambiado nada.`,
  },

  leave: {
    ask: (title) => `¿Darse de baja de ${title}?`,
    askHelp:
      'Al pulsar el botón, no se enviará ningún número más a la dirección a la que se envió este enlace.',
    unsubscribe: 'Darse de baja',
    done: 'La suscripción ha terminado',
    noFurther: (title) => `No se enviará ningún número más de ${title}.`,
    onItsWay: 'Uno que esté en camino ahora mismo aún puede llegar. El archivo sigue abierto.',
    paused: 'Una pausa, entonces',
    pausedUntil: (title, day) =>
      `${title} vuelve después del ${day}; hasta entonces no se enviará nada.`,
    pausedAWhile: (title) =>
      `${title} vuelve dentro de un tiempo; hasta entonces no se enviará nada.`,
    settingsEndIt: 'En los ajustes se puede terminar antes la pausa.',
    inbox: 'Queda mirar el buzón',
    mailed: (title, count) =>
      `Si ${title} llega a esta dirección, un correo con la dirección de los ajustes está en camino. Vale ${hours(count)}, y en una hora sale uno solo.`,
    badLink: 'Este enlace está incompleto',
    badLinkNothing:
      'No se ha cambiado nada: la dirección de esta página no es ninguna de las que hemos enviado.',
    badLinkHelp: (title) =>
      `Conviene abrir otra vez el enlace de baja del número más reciente de ${title}, o copiarlo entero. Si eso no ayuda, basta con responder a cualquier número y pedir la baja.`,
    fewer: '¿O menos correos?',
    sendNothingFor: 'No enviar nada durante',
    pause: 'Hacer una pausa',
    toSettings:
      'Nombre, temas, otra dirección y todo lo que está guardado: enviamos un enlace a los ajustes.',
    mailMe: 'Enviarme el enlace',
  },

  settings: {
    heading: 'Ajustes',
    expired: 'Este enlace ha caducado o está incompleto',
    expiredHelp: (count) =>
      `No se ha cambiado nada. Un enlace a los ajustes vale ${hours(count)}. Se puede pedir otro en la página a la que lleva el enlace de baja de cualquier número.`,
    erased: 'Todos los datos están borrados',
    erasedHelp: (title) =>
      `Ya no se guarda nada que lleve hasta usted. Solo queda una huella cifrada de la dirección, para que ninguna lista importada más tarde la traiga de vuelta; el formulario de ${title} puede hacerlo, si alguna vez se desea.`,
    goesTo: (title, address) => `${title} se envía a ${address}.`,
    goesNotTo: (title, address) => `${title} no se envía a ${address}.`,
    goesAgain: (title, address, day) =>
      `${title} se enviará de nuevo a ${address} después del ${day}.`,
    name: 'Nombre',
    nameHelp: 'Para el saludo de los números',
    save: 'Guardar',
    nameSaved: 'El nombre está guardado.',
    badName: 'No se ha cambiado nada: un nombre es una línea de 200 caracteres como máximo.',
    topics: 'Temas',
    saveTopics: 'Guardar los temas',
    topicsSaved: 'Los temas están guardados.',
    pause: 'Pausa',
    sendNothingFor: 'No enviar nada durante',
    noLonger: 'ya no',
    noPause: 'No hay ninguna pausa.',
    pauseBegun: 'La pausa ha comenzado.',
    anotherAddress: 'Otra dirección',
    askedThere: 'Preguntamos allí antes de cambiar nada',
    askThere: 'Preguntar allí',
    badAddress: 'No se ha cambiado nada: esto no es una dirección de correo.',
    mailOnItsWay:
      'Un correo va de camino a la nueva dirección, uno por hora como máximo. Nada cambia antes de que se abra y se confirme su enlace.',
    stored: 'Lo que está guardado',
    storedHelp:
      'Todo, en un archivo JSON: dirección, nombre y temas, cuándo comenzó la suscripción y qué se envió.',
    download: 'Descargar',
    leave: 'Baja',
    leaveHelp: (title) =>
      `${title} deja de enviarse. Lo que está guardado se conserva, como prueba de cuándo comenzó y terminó la suscripción.`,
    unsubscribe: 'Darse de baja',
    eraseHelp: 'O borrar para siempre todo lo que está guardado.',
    sure: 'Sí, con seguridad',
    erase: 'Borrar todo',
    notSure: 'No se ha borrado nada: falta marcar la casilla «Sí, con seguridad».',
  },

  logIn: {
    heading: 'Leer como mecenas',
    help: (title) =>
      `Quien apoya a ${title} lee los extras en el archivo. Enviamos un enlace a la dirección con la que se apoya.`,
    isItRight: '¿Es correcta la dirección?',
    onceMore: 'Conviene mirarla una vez más y pulsar después el botón.',
    malformed: 'Esto no es una dirección de correo',
    slip: 'Conviene comprobar que no haya un error de tecleo y pulsar de nuevo el botón.',
    inbox: 'Queda mirar el buzón',
    asked: (title) =>
      `Si alguien apoya a ${title} con esta dirección, un correo con un enlace está en camino. Hay que abrir el enlace en este navegador y pulsar el botón.`,
    askedTerms: (minutes) =>
      `El enlace vale una vez, durante ${number(minutes)} minutos. Si no llega nada, conviene mirar entre el correo no deseado o probar la dirección con la que se paga.`,
    enter: (title) => `¿Leer ${title} como mecenas?`,
    enterHelp:
      'Al pulsar el botón, este navegador muestra los extras hasta que se cierre la sesión.',
    logIn: 'Iniciar sesión',
    usedUp: 'Este enlace ya se ha usado o está incompleto',
    usedUpHelp: (minutes) =>
      `Un enlace para iniciar sesión vale una vez, durante ${number(minutes)} minutos. No se ha cambiado nada.`,
    askForAnother: 'Pedir otro',
    foreign: 'Esto viene de una página que no es nuestra',
    foreignHelp: 'No se ha cambiado nada. Se puede usar la propia página.',
    openIt: 'Abrirla',
    mailMe: 'Enviarme un enlace',
    withoutMail: 'O sin correo',
    by: (service) => `Con ${service}`,
    noPatronYet: '¿Sin mecenazgo todavía?',
    knowsYou: (service) => `${service} confirma el mecenazgo`,
    noSupport: 'No nos consta ningún apoyo',
    noSupportHelp: (service, title) =>
      `${service} nos ha dicho quién es usted, pero nadie con ese nombre o esa dirección apoya a ${title}, hasta donde aquí se sabe. Tras un pago puede tardar un día.`,
    byMail: 'Probar por correo',
    lost: 'La sesión no se ha iniciado',
    lostHelp:
      'El camino hasta aquí duró demasiado, o no comenzó en este navegador. No se ha cambiado nada.',
    beginAgain: 'Empezar de nuevo',
    serviceFailed: (service) => `${service} no nos ha dicho quién es usted`,
    serviceFailedHelp:
      'No se ha cambiado nada. Conviene intentarlo dentro de un momento, o pedir un enlace por correo.',
  },

  patron: {
    readsAs: 'Sesión de mecenas',
    notKnown: 'Ahora mismo no consta ningún apoyo',
    tier: (title, tier, day) =>
      `El nivel es ${tier}, desde el ${day}. Los extras de ${title} están abiertos en todo el archivo.`,
    closed:
      'Los extras están cerrados hasta que vuelva a constar: puede tardar un día tras un pago, y la dirección debe ser aquella con la que se paga.',
    readOn: 'Seguir leyendo',
    feed: 'Canal privado',
    noFeed:
      'Una dirección para el lector de canales o la aplicación de pódcast, con los extras. Es personal: quien la tenga lee y escucha en su lugar.',
    makeFeed: 'Crear mi canal',
    addFeed:
      'Esta dirección se añade al lector de canales o a la aplicación de pódcast. Es personal: quien la tenga lee y escucha en su lugar.',
    madeOn: (day) => `Creado el ${day}. Una dirección nueva anula esta.`,
    newAddress: 'Crear una dirección nueva',
    feedClosed: (day) =>
      `Su dirección se usó en tantos lugares a la vez que se cerró el ${day}. Sucede cuando se comparte, o cuando muchas aplicaciones la consultan.`,
    makeNew: 'Hay que crear una nueva y suscribirse a esa.',
    logOut: 'Cerrar sesión',
    loggedInAs: (address) => `Sesión iniciada como ${address}.`,
    logOutHere: 'Cerrar sesión aquí',
    everywhereHelp: 'O en todos los navegadores en los que se haya iniciado alguna vez.',
    logOutEverywhere: 'Cerrar sesión en todas partes',
    reading: (tier) => `Leyendo como mecenas (${tier}).`,
    yourPage: 'Página personal',
  },
};
