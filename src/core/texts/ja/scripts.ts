/** Japanese: what the scripts of every page say. */
import type { scripts as english } from '../en/scripts.ts';

export const scripts: typeof english = {
  wait: '少しお待ちください…',
  failed: '問題が起きました',
  noSearch: '検索を読み込めませんでした。もう一度試すか、ページを再読み込みしてください。',
  noExtras: 'ページの一部を読み込めませんでした。もう一度リンクを開いてください。',
  code: { copy: 'コピー', copied: 'コピーしました', failed: 'コードを選択してコピーしてください' },
  address: {
    copy: 'アドレスをコピー',
    copied: 'コピーしました',
    failed: 'アドレスバーからコピーしてください',
  },
};
