/** Keeps a patron's key on this device: it can be used there, but no script can read it out. */

const DATABASE = 'nl-extra';
const STORE = 'keys';
const KEY = 'patron';

/** Undefined where none is kept, and where the browser keeps nothing. Makes no database. */
export async function keptPatronKey(): Promise<CryptoKey | undefined> {
  try {
    const database = await opened((request) => request.transaction?.abort());
    const kept = await done(database.transaction(STORE).objectStore(STORE).get(KEY));
    database.close();
    return kept instanceof CryptoKey ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: private windows of some browsers keep nothing. */
export async function keepPatronKey(key: CryptoKey): Promise<boolean> {
  try {
    const database = await opened((request) => request.result.createObjectStore(STORE));
    await done(database.transaction(STORE, 'readwrite').objectStore(STORE).put(key, KEY));
    database.close();
    return true;
  } catch {
    return false;
  }
}

export async function forgetPatronKey(): Promise<void> {
  await done(indexedDB.deleteDatabase(DATABASE));
}

function opened(onNew: (request: IDBOpenDBRequest) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE);
  request.addEventListener('upgradeneeded', () => onNew(request));
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
