/** What Vite makes out of nothing. */
/// <reference types="astro/client" />
declare module 'virtual:roundup/theme.css';
declare module 'virtual:roundup/own.css';
/** What scripts say, in the newsletter's language alone. */
declare module 'virtual:roundup/texts/citation' {
  export const citation: ScriptTexts['citation'];
}
declare module 'virtual:roundup/texts/extras' {
  export const extras: ScriptTexts['extras'];
}
declare module 'virtual:roundup/texts/found' {
  export const found: ScriptTexts['found'];
}
declare module 'virtual:roundup/texts/scripts' {
  export const scripts: ScriptTexts['scripts'];
}
declare module 'virtual:roundup/texts/search' {
  export const search: ScriptTexts['search'];
}
declare module 'virtual:roundup/menu' {
  export const menuPages: readonly { readonly name: string; readonly address: string }[];
}
