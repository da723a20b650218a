/** Spanish: what a reader is told when extras open in the browser, or stay closed. */
import type { extras as english } from '../en/extras.ts';

export const extras: typeof english = {
  opening: 'Abriendo …',
  openedByLink: 'Abierto para esta visita. El enlace del correo lo abre de nuevo.',
  kept: 'Gracias por el apoyo. En este dispositivo los extras se abren ahora por sí solos.',
  notKept:
    'Gracias por el apoyo. Este navegador no guarda nada: los extras se abren solo en esta página.',
  open: 'Abierto en este dispositivo, gracias al mecenazgo.',
  wrongLink:
    'Este enlace no abre nada aquí. Puede estar cortado o ser antiguo. Conviene probar el del correo más reciente.',
  replaced:
    'El enlace personal se ha sustituido. Basta con seguir una vez el del correo más reciente.',
  ended: 'El apoyo ha terminado, así que aquí no se abre nada.',
  notYours: 'Este apoyo abre otros extras, pero ninguno de esta página.',
  unreachable: 'La red no ha respondido. Conviene recargar la página dentro de un rato.',
  insecure: 'Esto se abre solo en una dirección https.',
  failed: 'No se ha podido hacer. Conviene recargar la página.',
  forgotten: 'Olvidado. El enlace personal vuelve a abrir los extras aquí.',
  forget: 'Olvidarme en este dispositivo',
  fetching: 'Obteniendo …',
  notFetched: 'No se ha podido obtener este archivo. Conviene intentarlo dentro de un rato.',
  play: (title) => `Reproducir ${title}`,
};
