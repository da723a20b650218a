/** How the preview of editions looks: panes side by side, as tall as the window. */

export const previewCss = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; display: flex; flex-direction: column; height: 100vh; }
main { padding: 1.5rem; max-width: 46rem; }
header { padding: 0.5rem 1rem; display: flex; gap: 2rem; flex-wrap: wrap; border-bottom: 1px solid #8884; }
nav, dl { display: flex; gap: 0.75rem; margin: 0; flex-wrap: wrap; }
dt { color: GrayText; } dd { margin: 0 0.75rem 0 0; }
.panes { flex: 1; display: grid; grid-template-columns: minmax(20rem, 1fr) minmax(20rem, 1fr) 40rem; min-height: 0; }
.panes section { display: flex; flex-direction: column; min-width: 0; border-right: 1px solid #8884; }
.panes h2 { font-size: 0.85rem; margin: 0; padding: 0.35rem 1rem; color: GrayText; }
iframe { flex: 1; border: 0; width: 100%; background: #fff; }
@media (max-width: 80rem) { .panes { grid-template-columns: 1fr; grid-auto-rows: 80vh; } body { height: auto; } }
`;
