/** Styles of the self-contained record: the colours of the token sheet, without fonts that would have to be fetched. */
export const RECORD_STYLES = `
:root{color-scheme:light dark;--paper:light-dark(#faf9f6,#161615);--surface:light-dark(#fff,#1f1f1d);--ink:light-dark(#1d1c1a,#eeece6);--muted:light-dark(#68655e,#a5a198);--line:light-dark(#e5e2db,#343330);--accent:light-dark(#2d56c9,#8fabff);--ok:light-dark(#1b7a4b,#6fd3a0);--todo:light-dark(#a64b06,#f2b263);--never:light-dark(#5d5a54,#a5a198);--cond:light-dark(#6a45b8,#bda2ff);--block:light-dark(#b3261e,#ff9a92)}
body{margin:0;background:var(--paper);color:var(--ink);font:16.5px/1.6 Inter,ui-sans-serif,system-ui,sans-serif}
main{max-width:760px;margin:0 auto;padding:48px 24px 96px}
h1{font-size:32px;line-height:1.2;margin:0 0 8px}h2{font-size:21px;margin:40px 0 12px;padding-top:16px;border-top:1px solid var(--line)}h3{font-size:17px;line-height:1.4;margin:24px 0 6px}
h1,h2,h3,p,li,th,td{unicode-bidi:plaintext}
p{margin:0 0 8px;overflow-wrap:anywhere}li{margin:6px 0;overflow-wrap:anywhere}a{color:var(--accent)}
.about,.sub{color:var(--muted);font-size:14.5px}.dissent,.due{color:var(--todo)}.plain,.points{list-style:none;padding:0}
.chip{font-size:12.5px;font-weight:600;white-space:nowrap;border:1px solid currentcolor;border-radius:99px;padding:1px 8px;color:var(--muted)}
.ok,.positive b,td.s-ok,td.s-yes{color:var(--ok)}.todo,.negative b,td.s-todo,td.s-no{color:var(--todo)}.cond,td.s-conditional,td.s-partly{color:var(--cond)}.block,.blocking b{color:var(--block)}.never,td.s-impossible,td.s-not-applicable,td.s-unknown{color:var(--never)}
figure{margin:0}img{display:block;max-width:100%;border:1px solid var(--line);border-radius:6px}.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:14.5px;background:var(--surface)}th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top}tbody th{font-weight:500}td .sub{font-size:13px}
@media print{:root{color-scheme:light}body{background:#fff;font-size:11pt}main{max-width:none;padding:0}article,li,tr{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}a{color:inherit}}
`.trim();
