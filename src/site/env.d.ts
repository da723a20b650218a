/** What Vite makes out of nothing. */
/// <reference types="astro/client" />
declare module 'virtual:roundup/theme.css';
