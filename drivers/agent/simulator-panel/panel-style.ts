/** How the panel looks: cards in as many columns as fit, so that ten devices stay on one page. The page's policy names it by its hash. */
export const panelStyle = `
* { box-sizing: border-box; }
body { font: 16px/1.35 "Noto Sans CJK SC", "Noto Sans SC", sans-serif; margin: 0; background: #f3f6fb; color: #14233a; }
header { background: #7a3b00; color: #fff; padding: 12px 24px; display: flex; gap: 8px 24px; align-items: center; flex-wrap: wrap; }
h1 { font-size: 24px; margin: 0; }
header p { margin: 0; flex: 1 1 300px; }
input { font: inherit; padding: 6px 10px; border: 1px solid #8a98ad; border-radius: 6px; min-width: 0; }
header input { width: 14em; }
main { columns: 3 380px; column-gap: 20px; padding: 20px 24px; }
section { break-inside: avoid; background: #fff; border: 1px solid #d4deec; border-radius: 12px; padding: 14px 16px 8px; margin: 0 0 20px; }
h2 { font-size: 19px; line-height: 1.25; margin: 0 0 12px; display: flex; justify-content: space-between; gap: 12px; align-items: center; }
h2 [lang] { font-weight: 500; font-size: 16px; white-space: nowrap; }
output { font-size: 15px; font-weight: 500; white-space: nowrap; padding: 2px 10px; border-radius: 12px; background: #fbe3cf; color: #7a2e00; }
output[data-state="ok"] { background: #d9f2e1; color: #0b5a2a; }
button { font: inherit; text-align: left; display: block; width: 100%; margin: 0 0 8px; padding: 6px 12px; min-height: 48px; border: 1px solid #8fb0e0; border-radius: 8px; background: #eef4ff; color: #123c7c; cursor: pointer; }
small { display: block; font-size: 13px; color: #3d5475; }
button:disabled { background: #f1f2f4; border-color: #c9d0da; color: #5f6b7c; cursor: default; }
button[aria-pressed="true"] { background: #7a3b00; border-color: #7a3b00; color: #fff; }
button[aria-pressed="true"] small { color: #fff; }
button:focus-visible, input:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 10px; }
.pair > button { height: calc(100% - 8px); }
form { display: flex; gap: 10px; align-items: end; margin: 0 0 8px; }
form label { flex: 1; min-width: 0; }
form input { display: block; width: 100%; min-height: 48px; margin-top: 4px; }
form button { width: auto; flex: none; margin: 0; }
.fact { display: flex; gap: 8px; align-items: baseline; margin: 0 0 8px; }
.fact small { margin-right: auto; }
.fact [data-fact] { font-weight: 600; text-align: right; overflow-wrap: anywhere; }
#problem { min-height: 1.4em; margin: 8px 0 -12px; padding: 0 24px; color: #a3160b; font-weight: bold; }
figure { margin: 4px 0 8px; }
figcaption small { display: inline; margin-left: 6px; }
.nothing { color: #5f6b7c; margin: 4px 0; }
.nothing small { display: inline; margin-left: 6px; }
img { display: block; width: 100%; max-width: 320px; margin-top: 6px; border: 1px solid #d4deec; }
[hidden] { display: none; }
`;
