"use strict";
/* The page of a preview: shows what the server tells, and asks it what stands behind a place. It keeps no secret: its
   address holds the token, and all that it loads lies beside it. */

const WIDTHS_PX = [800, 1200, 1600, 2400];
const $ = (id) => document.getElementById(id);
const stage = $("stage");
const scrolled = new Map();
const zooms = [0.6, 0.75, 0.9, 1, 1.2, 1.5, 2];
let state = { tabs: [] };
let open = recall("tab");
let regions = { key: "", rows: [] };
let pointed = 0;
let zoom = zooms.includes(Number(recall("zoom"))) ? Number(recall("zoom")) : 1;

function recall(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ }
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function address(tab, part) {
  return `document/${encodeURIComponent(tab.id)}/${tab.version}/${part}`;
}

function present() {
  return state.tabs.find((tab) => tab.id === open) || state.tabs[0];
}

function tell(where, data) {
  const body = JSON.stringify(data);
  return fetch(where, { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => null);
}

/* The whole */

function show() {
  showArticles();
  const tab = present();
  showTabs(tab);
  showStatus(tab);
  if (!tab) {
    $("empty").hidden = Boolean(showFaults(null));
    $("empty").textContent = "The summary is being checked …";
    $("how").hidden = true;
    for (const id of ["fills", "lengths", "remarks"]) $(id).hidden = true;
    return;
  }
  const faulty = showFaults(tab);
  stage.classList.toggle("stale", faulty);
  stage.classList.toggle("framed", tab.kind === "html");
  $("empty").hidden = Boolean(tab.kind) || faulty;
  $("empty").textContent = `${tab.label} is being made …`;
  $("how").hidden = !tab.how;
  $("how").textContent = tab.how;
  $("sheets").hidden = tab.kind !== "pages";
  $("frames").hidden = tab.kind !== "html";
  if (tab.kind === "pages") showSheets(tab);
  if (tab.kind === "html") showFrame(tab);
  showFills(tab);
  showLengths(tab);
  showRemarks();
  if (state.cursor && state.cursor.number !== pointed && tab.version) {
    pointed = state.cursor.number;
    point(state.cursor);
  }
}

function showArticles() {
  const { article = "", articles = [] } = state;
  const [title, choice] = [$("article"), $("articles")];
  if (title.textContent !== article) {
    if (title.textContent) forgetPages();
    title.textContent = article;
    document.title = `${article} · briefset preview`;
  }
  const known = articles.join("\n");
  if (choice.dataset.known !== known) {
    choice.dataset.known = known;
    choice.replaceChildren(...articles.map((one) => make("option", { value: one }, one)));
  }
  choice.value = article;
  choice.hidden = articles.length < 2;
  title.hidden = !choice.hidden;
}

function forgetPages() {
  scrolled.clear();
  for (const box of [$("sheets"), $("frames")]) {
    box.replaceChildren();
    for (const name of Object.keys(box.dataset)) delete box.dataset[name];
  }
  $("source").hidden = true;
  stage.scrollTop = 0;
}

$("articles").addEventListener("change", () => tell("open", { article: $("articles").value }));

function showTabs(tab) {
  const bar = $("tabs");
  const known = state.tabs.map((one) => one.id).join("\n");
  if (bar.dataset.known !== known) {
    bar.dataset.known = known;
    bar.replaceChildren(...state.tabs.map((one) => {
      const button = make("button", { type: "button", role: "tab", id: `tab-${one.id}`, "aria-controls": "stage" });
      button.addEventListener("click", () => choose(one.id));
      return button;
    }));
  }
  state.tabs.forEach((one, index) => {
    const button = bar.children[index];
    const faulty = Boolean((state.faults || {})[one.id]);
    if (button.dataset.label !== one.label) {
      button.dataset.label = one.label;
      button.replaceChildren(one.label, make("span", { class: "mark", "aria-hidden": "true" }));
    }
    button.classList.toggle("waiting", one.waiting);
    button.classList.toggle("faulty", faulty);
    button.title = faulty ? "Something is wrong with this document" : one.waiting ? "Is being made anew" : one.id;
    button.setAttribute("aria-selected", String(one === tab));
    button.tabIndex = one === tab ? 0 : -1;
    if (one === tab && bar.dataset.open !== one.id) {
      bar.dataset.open = one.id;
      button.scrollIntoView({ block: "nearest", inline: "center" });
    }
  });
}

function choose(id) {
  if (present()) scrolled.set(present().id, stage.scrollTop);
  open = id;
  remember("tab", id);
  tell("open", { tab: id });
  delete $("faults").dataset.known;
  show();
  stage.scrollTop = scrolled.get(id) || 0;
}

$("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !state.tabs.length) return;
  const next = (state.tabs.indexOf(present()) + step + state.tabs.length) % state.tabs.length;
  choose(state.tabs[next].id);
  $("tabs").children[next].focus();
  event.preventDefault();
});

function showStatus(tab) {
  const status = $("status");
  const counts = Object.values(state.counts || {}).reduce((sum, count) => sum + count, 0);
  const errors = counts === 1 ? "1 error" : `${counts} errors`;
  const waiting = state.tabs.filter((one) => one.waiting).length;
  if (counts) status.textContent = waiting ? `${errors} · ${waiting} documents to make` : `${errors}; the last good pages are shown`;
  else if (state.doing === "checking") status.textContent = "Checking …";
  else if (waiting) status.textContent = tab && !tab.waiting ? `Shown · ${waiting} more to make` : "Making the pages …";
  else status.textContent = "Up to date";
  status.dataset.state = counts ? "bad" : waiting || state.doing === "checking" ? "busy" : "good";
}

/* What is wrong */

function showFaults(tab) {
  const all = state.faults || {};
  const found = all[""] || (tab && all[tab.id]) || [];
  const box = $("faults");
  const known = JSON.stringify(found);
  if (box.dataset.known !== known) {
    box.dataset.known = known;
    box.hidden = !found.length;
    box.classList.remove("folded");
    const number = (state.counts || {})[all[""] ? "" : tab && tab.id] || found.length;
    const fold = make("button", { type: "button", "aria-expanded": "true" }, "Hide");
    fold.addEventListener("click", () => {
      const folded = box.classList.toggle("folded");
      fold.textContent = folded ? "Show" : "Hide";
      fold.setAttribute("aria-expanded", String(!folded));
    });
    const stays = tab && tab.kind ? ": the last good pages stay" : "";
    const head = make("h2", {}, `${number === 1 ? "1 error" : `${number} errors`}${stays}`);
    box.replaceChildren(make("div", { class: "head" }, head, fold), make("ul", {}, ...found.map(faultItem)));
  }
  return found.length > 0;
}

function faultItem(fault) {
  const item = make("li", {}, where(fault), make("p", { class: "message" }, fault.message));
  if (fault.excerpt) item.append(excerpt(fault));
  if (fault.hint) item.append(make("p", { class: "hint" }, fault.hint));
  item.append(make("span", { class: "code" }, fault.code));
  return item;
}

function where(place) {
  const text = [place.file, place.line, place.line && place.column].filter(Boolean).join(":");
  const link = place.editor ? { href: place.editor, target: "editor" } : {};
  return make(place.editor ? "a" : "span", { class: "where", ...link }, text);
}

function excerpt(fault) {
  const letters = Array.from(fault.excerpt);
  const start = Math.max(fault.column - 1, 0);
  const end = fault.end > fault.column ? fault.end - 1 : start + 1;
  const part = (from, to) => letters.slice(from, to).join("");
  return make("pre", {}, part(0, start), make("mark", {}, part(start, end)), part(end));
}

/* Pages of paper */

const inSight = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    entry.target.inSight = entry.isIntersecting;
    if (entry.isIntersecting) draw(entry.target);
  }
}, { root: null, rootMargin: "400px" });

function showSheets(tab) {
  const box = $("sheets");
  const shown = `${tab.id}@${tab.version}`;
  if (box.dataset.shown === shown) return;
  if (box.dataset.tab !== tab.id) {
    box.replaceChildren();
    box.dataset.tab = tab.id;
  }
  box.dataset.shown = shown;
  while (box.children.length > tab.sizes.length) box.lastChild.remove();
  tab.sizes.forEach(([width, height], index) => {
    const sheet = box.children[index] || box.appendChild(newSheet(index));
    sheet.style.aspectRatio = `${width} / ${height}`;
    sheet.style.setProperty("--room", width > height ? "1120px" : "860px");
    sheet.wanted = shown;
    sheet.source = (pixels) => address(tab, `page?number=${index + 1}&width=${pixels}`);
    if (sheet.inSight || index === 0) draw(sheet);
  });
  if (scrolled.has(tab.id) && stage.scrollTop === 0) stage.scrollTop = scrolled.get(tab.id);
  loadRegions(tab, shown);
}

function newSheet(index) {
  const sheet = make("div", { class: "sheet" }, make("span", { class: "number", "aria-hidden": "true" }, String(index + 1)));
  sheet.dataset.page = String(index + 1);
  sheet.addEventListener("click", (event) => { if (event.target === sheet || event.target.tagName === "IMG") askPoint(sheet, event); });
  inSight.observe(sheet);
  return sheet;
}

async function draw(sheet) {
  const pixels = sheet.clientWidth * devicePixelRatio;
  const width = WIDTHS_PX.find((known) => known >= pixels) || WIDTHS_PX.at(-1);
  const wanted = `${sheet.wanted}@${width}`;
  if (sheet.drawing === wanted || !sheet.wanted) return;
  sheet.drawing = wanted;
  const picture = make("img", { alt: `Page ${sheet.dataset.page}`, src: sheet.source(width) });
  try { await picture.decode(); } catch { if (sheet.drawing === wanted) sheet.drawing = ""; return; }
  if (sheet.drawing !== wanted) return;
  const before = sheet.querySelector("img");
  if (before) before.replaceWith(picture); else sheet.prepend(picture);
  sheet.dataset.shown = sheet.wanted;
}

async function loadRegions(tab, shown) {
  const answer = await fetch(address(tab, "regions")).catch(() => null);
  if (!answer || !answer.ok) return;
  const rows = await answer.json();
  if ($("sheets").dataset.shown !== shown) return;
  regions = { key: shown, rows };
  const chosen = $("source").dataset.path;
  for (const sheet of $("sheets").children) {
    sheet.querySelectorAll(".region").forEach((old) => old.remove());
    sheet.append(...rows.filter(([page]) => String(page) === sheet.dataset.page).map((row) => newRegion(row, chosen)));
  }
  document.documentElement.dataset.regions = shown;
}

function newRegion([, left, top, right, bottom, path], chosen) {
  const region = make("button", { type: "button", class: "region", "aria-label": `Source of ${path}`, "data-src": path });
  const percent = (part) => `${100 * part}%`;
  Object.assign(region.style, { left: percent(left), top: percent(top), width: percent(right - left), height: percent(bottom - top) });
  region.classList.toggle("chosen", path === chosen);
  region.addEventListener("click", () => ask(new URLSearchParams({ path })));
  return region;
}

function askPoint(sheet, event) {
  const tab = present();
  const box = sheet.getBoundingClientRect();
  const part = (value) => String(Math.min(Math.max(Math.round(10000 * value), 0), 10000));
  const [x, y] = [part((event.clientX - box.left) / box.width), part((event.clientY - box.top) / box.height)];
  ask(new URLSearchParams({ document: tab.id, version: tab.version, page: sheet.dataset.page, x, y }));
}

/* Pages of HTML, which run no script; this page listens to them. */

function showFrame(tab) {
  const box = $("frames");
  const shown = `${tab.id}@${tab.version}`;
  if (box.dataset.wanted === shown) return;
  box.dataset.wanted = shown;
  const before = box.querySelector("iframe.shown");
  const kept = before && before.dataset.tab === tab.id ? lookOf(before) : (scrolled.get(`frame ${tab.id}`) || null);
  if (before) scrolled.set(`frame ${before.dataset.tab}`, lookOf(before));
  box.querySelectorAll("iframe:not(.shown)").forEach((old) => old.remove());
  const frame = make("iframe", { sandbox: "allow-same-origin", title: tab.label, src: address(tab, "html") });
  frame.dataset.tab = tab.id;
  frame.addEventListener("load", () => {
    if (box.dataset.wanted !== shown) { frame.remove(); return; }
    listen(frame);
    restoreLook(frame, kept);
    if (before) before.remove();
    frame.classList.add("shown");
    box.dataset.shown = shown;
  });
  box.append(frame);
}

function lookOf(frame) {
  const view = frame.contentWindow;
  const opened = Array.from(frame.contentDocument.querySelectorAll("details"), (item) => item.open);
  return { x: view.scrollX, y: view.scrollY, opened };
}

function restoreLook(frame, look) {
  if (!look) return;
  frame.contentDocument.querySelectorAll("details").forEach((item, index) => { if (index in look.opened) item.open = look.opened[index]; });
  frame.contentWindow.scrollTo(look.x, look.y);
}

function listen(frame) {
  const page = frame.contentDocument;
  const lookAt = (element, outline) => { if (element) element.style.outline = outline; };
  let under = null;
  page.addEventListener("mouseover", (event) => {
    lookAt(under, "");
    under = event.target.closest("[data-src]");
    lookAt(under, "1px solid rgb(11 90 102 / .45)");
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !(link.getAttribute("href") || "").startsWith("#")) event.preventDefault();
    const place = event.target.closest("[data-src]");
    if (place) ask(new URLSearchParams({ path: place.dataset.src }));
  });
}

/* The source of a place */

async function ask(query) {
  const answer = await fetch(`source?${query}`).catch(() => null);
  if (!answer || !answer.ok) return;
  const found = await answer.json();
  showSource(found);
  if (found.editor && $("follow").checked) openEditor(found.editor);
}

function openEditor(link) {
  make("a", { href: link, target: "editor" }).click();
}

function showSource(found) {
  const box = $("source");
  box.hidden = false;
  box.dataset.path = found.path;
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  close.addEventListener("click", () => { box.hidden = true; box.dataset.path = ""; choosePath(""); });
  const line = make("div", { class: "line" }, where({ ...found, column: 0 }), close);
  const more = found.more > 0 ? `\n… ${found.more} more lines` : "";
  const parts = [line, make("pre", {}, found.lines.join("\n") + more)];
  for (const support of found.supports) {
    const how = support.how && support.how !== "named" ? ` · ${support.how}` : "";
    parts.push(make("div", { class: "words" }, make("b", {}, `P${support.paragraph}${how}`), support.words));
  }
  if (!found.supports.length) {
    const note = found.list ? "A list: each of its entries has the article’s words for it." : "Nothing in the article is named for this.";
    parts.push(make("p", { class: "note" }, note));
  }
  if (found.editor) parts.push(make("a", { class: "open", href: found.editor, target: "editor" }, "Open in the editor"));
  box.replaceChildren(...parts);
  choosePath(found.path);
}

function choosePath(path) {
  document.querySelectorAll(".region").forEach((one) => one.classList.toggle("chosen", Boolean(path) && one.dataset.src === path));
}

/* The other way: the page scrolls to the entry under the editor's cursor. */

function ancestors(path) {
  const found = [];
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0))) found.push(at);
  return found;
}

function within(path, root) {
  return path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
}

/* Where an entry is; where no place has it, what shows it, as a bar shows a statistic; then what it is part of. */
function findPlace(places, path, showing) {
  const own = ancestors(path);
  for (const above of [...own.slice(0, -1), ...showing, ...own.slice(-1)]) {
    const exact = places.find((place) => place.dataset.src === above) || places.find((place) => within(place.dataset.src, above));
    if (exact) return exact;
  }
  return null;
}

function point(cursor) {
  const tab = present();
  if (tab.kind === "pages" && regions.key !== `${tab.id}@${tab.version}`) {
    setTimeout(() => { if (state.cursor.number === cursor.number && regions.key === `${tab.id}@${tab.version}`) point(cursor); }, 300);
    return;
  }
  const frame = document.querySelector("#frames iframe.shown");
  const root = tab.kind === "html" ? frame && frame.contentDocument : $("sheets");
  const place = root && findPlace(Array.from(root.querySelectorAll("[data-src]")), cursor.path, cursor.showing);
  if (!place) return;
  for (let above = place.parentElement; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
  place.scrollIntoView({ block: "center" });
  document.documentElement.dataset.pointed = place.dataset.src;
  if (tab.kind === "html") {
    place.animate([{ background: "rgb(226 168 40 / .55)" }, { background: "transparent" }], 1600);
  } else {
    place.classList.remove("pointed");
    void place.offsetWidth;
    place.classList.add("pointed");
  }
}

/* The strip */

function meter(name, count, part, over) {
  const bar = make("i");
  bar.style.width = `${Math.min(100 * part, 100)}%`;
  return make("div", { class: `meter ${over || ""}` },
    make("span", {}, name), make("span", { class: "count" }, count), make("span", { class: "bar" }, bar));
}

function fillSection(id, title, parts) {
  const box = $(id);
  box.hidden = !parts.length;
  box.replaceChildren(make("h2", {}, title), ...parts);
}

function showFills(tab) {
  fillSection("fills", "How full each page is", tab.fills.map((fill, index) =>
    meter(`Page ${index + 1}`, `${Math.round(100 * fill)} %`, fill, fill > 1.005 && "over")));
}

function showLengths(tab) {
  const own = (state.lengths || []).filter((one) => one.product === tab.product);
  const sum = (key) => own.reduce((all, one) => all + one[key], 0);
  const rows = own.length > 1 ? [...own, { part: "together", words: sum("words"), most: sum("most") }] : own;
  const full = sum("words") > sum("most");
  fillSection("lengths", "Words, and the room for them", rows.map(({ part, words, most }) =>
    meter(part, `${words} of ${most} · ${words > most ? `${words - most} over` : `${most - words} left`}`, words / most,
      words > most && (full ? "over" : "much"))));
}

function showRemarks() {
  const found = state.remarks || [];
  const items = found.map((one) => make("li", { class: one.severity }, where(one), make("p", {}, one.message)));
  fillSection("remarks", "Warnings and notes", found.length ? [make("ul", {}, ...items)] : []);
}

/* Size, and the connection */

function setZoom(step) {
  zoom = zooms[Math.min(Math.max(zooms.indexOf(zoom) + step, 0), zooms.length - 1)];
  remember("zoom", String(zoom));
  $("sheets").style.setProperty("--zoom", String(zoom));
  for (const sheet of $("sheets").children) if (sheet.inSight) draw(sheet);
}

$("smaller").addEventListener("click", () => setZoom(-1));
$("larger").addEventListener("click", () => setZoom(1));
setZoom(0);
$("follow").checked = recall("follow") !== "no";
$("follow").addEventListener("change", () => remember("follow", $("follow").checked ? "yes" : "no"));

const events = new EventSource("events");
events.onmessage = (event) => {
  const first = !state.tabs.length;
  state = JSON.parse(event.data);
  state.tabs = state.tabs || [];
  show();
  if (first && present()) tell("open", { tab: present().id });
};
events.onerror = () => {
  $("status").textContent = "Not connected: the preview has ended";
  $("status").dataset.state = "lost";
};
