/* The search page. Everything happens in the reader's browser: the words that are looked for are sent to nobody, and stand in
   the address behind "#", which no server is told. Without this script the page is the list of all guides. */

const place = document.querySelector("[data-search]");
const { bundle, base, one, many, none, failed, working } = place.dataset;
const form = place.querySelector("form");
const field = form.querySelector("input");
const status = place.querySelector("[role=status]");
const list = place.querySelector(".results");
const more = place.querySelector(".more");
const guides = document.querySelector("[data-guides]");
const PAGE = 10; // results at a time
const PAUSE = 300; // milliseconds of silence after which a word counts as typed
const MARKED = document.documentElement.lang;

let engine; // Pagefind, loaded at the first search
let latest = 0; // the number of the newest search: an older answer that comes late is dropped
let found = [];
let waiting;

function load() {
  engine ??= import(bundle + "pagefind.js").then(async (pagefind) => {
    await pagefind.options({ baseUrl: base, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => (engine = undefined)); // a broken connection may be there again at the next try
  return engine;
}

/* Text and <mark> of an excerpt, as elements: nothing else of it can become markup. */
function excerptOf(html) {
  const read = new DOMParser().parseFromString(html, "text/html").body;
  return [...read.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    return make("mark", {}, node.textContent);
  });
}

/* Of a word that it does not know, Pagefind tries ever shorter beginnings, down to one letter: "xyzzy" would find rayons X.
   A result counts when it shares three letters with a word that was typed. */
function isMeant({ excerpt }, query) {
  const marked = excerptOf(excerpt).filter((node) => node.nodeName === "MARK");
  const words = marked.map((node) => fold(node.textContent));
  const beginnings = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => word.slice(0, 3));
  return beginnings.some((letters) => words.some((word) => word.includes(letters)));
}

function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

function itemOf({ url, meta, excerpt, plain_excerpt: plain, sub_results: parts }) {
  const places = parts.filter((part) => part.url !== url).slice(0, 3);
  const item = make("li", {}, make("h2", {}, make("a", { href: url }, meta.title)));
  const isBeginning = fold(plain).startsWith(fold(meta.title)); // the summary says it better than half of itself
  item.append(isBeginning && meta.summary ? make("p", {}, meta.summary) : make("p", {}, "… ", ...excerptOf(excerpt), " …"));
  if (places.length) {
    item.append(make("ul", {}, ...places.map((part) => make("li", {}, make("a", { href: part.url }, part.title)))));
  }
  return item;
}

function say(words, query = "", count = 0) {
  status.textContent = words.replace("{query}", query).replace("{count}", count.toLocaleString(MARKED));
}

/* Ten more results; who asked for them by keyboard stands at the first of them. */
async function showMore({ focus = false } = {}) {
  const mine = latest;
  const shown = list.children.length;
  const items = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== latest) return;
  list.append(...items.map(itemOf));
  more.hidden = list.children.length >= found.length;
  if (focus) list.children[shown]?.querySelector("a").focus();
}

async function search() {
  const query = field.value.trim();
  const mine = ++latest;
  history.replaceState(null, "", query ? "#q=" + encodeURIComponent(query) : location.pathname);
  if (!query) return show([], "");
  const slow = setTimeout(() => mine === latest && say(working), 800);
  try {
    const { results } = await (await load()).search(query);
    const isFound = results.length > 0 && isMeant(await results[0].data(), query);
    if (mine !== latest) return;
    await show(isFound ? results : [], query);
  } catch (error) {
    console.error(error);
    if (mine !== latest) return;
    await show([], "");
    say(failed);
  } finally {
    clearTimeout(slow);
  }
}

async function show(results, query) {
  found = results;
  list.replaceChildren();
  more.hidden = true;
  await showMore();
  guides.hidden = results.length > 0;
  if (!query) say("");
  else say(results.length === 0 ? none : results.length === 1 ? one : many, query, results.length);
}

function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  if (query === field.value.trim()) return;
  field.value = query;
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
field.addEventListener("focus", () => load().catch(() => {}), { once: true });
more.querySelector("button").addEventListener("click", () => showMore({ focus: true }));
addEventListener("hashchange", readAddress);

place.hidden = false;
readAddress();
