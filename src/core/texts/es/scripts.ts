/** Spanish: what the scripts of every page say. */
import type { scripts as english } from '../en/scripts.ts';

export const scripts: typeof english = {
  wait: 'Un momento …',
  failed: 'Algo ha fallado',
  noSearch: 'La búsqueda no se ha cargado. Conviene intentarlo otra vez o recargar la página.',
  noExtras: 'Una parte de la página no se ha cargado. Conviene seguir el enlace otra vez.',
  code: {
    copy: 'Copiar',
    copied: 'Copiado',
    failed: 'Hay que seleccionar el código para copiarlo',
  },
  address: {
    copy: 'Copiar la dirección',
    copied: 'Copiado',
    failed: 'Se puede copiar de la barra de direcciones',
  },
};
