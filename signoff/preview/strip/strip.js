// The review strip: waits for builds, swaps the page's <main>, and shows what the building process says of the page.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const frame = document.getElementById("frame");
const strip = document.getElementById("strip");
const failure = document.getElementById("failure");
const NAMES = ["page", "changes", "beside", "findings"];
const state = { language: "en", tab: "page", url: data.path, page: null, turn: "", at: -1, failure: null, answer: null, told: "", larger: false };

try { state.language = localStorage.getItem("signoff-language") || ""; } catch { state.language = ""; }
if (!(state.language in data.words)) state.language = navigator.language.startsWith("fr") ? "fr" : "en";

const say = (name, facts = {}) =>
  data.words[state.language][name].replace(/\{(\w+)\}/g, (_, key) => (key in facts ? facts[key] : ""));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// The page in the frame

const inside = () => frame.contentDocument;

async function swap() {
  const place = frame.contentWindow.location;
  let fresh;
  try {
    const answer = await fetch(place.pathname + place.search, { headers: { "X-Signoff-Page": "1" } });
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch { return; }
  const old = inside();
  if (!old || !old.body) return;
  const parts = ["header", "main", "footer"];
  const whole = (part) => [old, fresh].map((page) => page.querySelectorAll(`body > ${part}`));
  const same = parts.every((part) => whole(part).every((found) => found.length <= 1) && whole(part)[0].length === whole(part)[1].length);
  if (!same || sheets(old) !== sheets(fresh) || !old.querySelector("main")) return reload();
  const { scrollX, scrollY } = frame.contentWindow;
  for (const part of parts) {
    const [[mine], [theirs]] = whole(part);
    if (mine && theirs && !mine.isEqualNode(theirs)) mine.replaceWith(old.adoptNode(theirs));
  }
  old.title = fresh.title;
  frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  arrived();
}

const sheets = (page) => [...page.querySelectorAll("link[rel=stylesheet], style, script:not([type='application/ld+json'])")].map((each) => each.outerHTML).join("\n");

function reload() {
  const { scrollX, scrollY } = frame.contentWindow;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" }), { once: true });
  frame.contentWindow.location.reload();
}

function arrived() {
  const place = frame.contentWindow.location;
  if (place.protocol === "about:") return;
  state.url = place.pathname;
  history.replaceState(null, "", place.pathname + place.search + place.hash);
  barriers.replaceChildren();
  const title = (inside() && inside().title) || "";
  document.title = title;
  frame.title = title || "Page";
  document.getElementById("heading").textContent = title || "Page";
  ask();
}
frame.addEventListener("load", arrived);

function find(words) {
  const plain = (text) => text.normalize("NFC").replace(/[\u2019\u02bc]/g, "'").replace(/\s+/g, " ").replace(/ +(?=[;:!?»])/g, "").replace(/(?<=«) +/g, "").trim();
  const wanted = plain(words);
  const blocks = inside().querySelectorAll("main h1, main h2, main h3, main h4, main p, main li, main td, main th, main dt, main dd, main figcaption");
  return wanted ? [...blocks].find((block) => plain(block.textContent).startsWith(wanted)) : undefined;
}

function show(words) {
  const block = find(words);
  if (!block) return;
  block.scrollIntoView({ block: "center", behavior: "instant" });
  block.animate([{ outline: "4px solid #e8590c", outlineOffset: "4px" }, { outline: "4px solid transparent", outlineOffset: "4px" }], 3000);
}

function printView(on) {
  for (const sheet of inside().styleSheets) {
    let rules = [];
    try { rules = sheet.cssRules; } catch { continue; }
    for (const rule of rules) {
      if (!(rule instanceof frame.contentWindow.CSSMediaRule)) continue;
      rule.signoffMedia ??= rule.media.mediaText;
      const asked = rule.signoffMedia;
      if (/\bprint\b/.test(asked)) rule.media.mediaText = on ? "all" : asked;
      else if (/\bscreen\b/.test(asked)) rule.media.mediaText = on ? "not all" : asked;
    }
  }
}

// What is known of the page

let asked = 0;
async function ask() {
  const number = ++asked;
  try {
    const query = new URLSearchParams({ url: state.url, language: state.language });
    const answer = await (await fetch(`/__signoff/page?${query}`)).json();
    if (number !== asked) return;
    state.page = answer;
  } catch { return; }
  draw();
}

// The strip

function draw() {
  document.documentElement.lang = state.language;
  strip.setAttribute("aria-label", say("strip"));
  const focused = document.activeElement && document.activeElement.id;
  const typing = strip.querySelector("form");
  if (typing && state.answer === "wrong") return;  // nobody's words are taken away while they type
  const panels = strip.querySelector(".panels");
  const scrolled = panels ? panels.scrollTop : 0;
  strip.classList.toggle("larger", state.larger);
  strip.dataset.article = (state.page && state.page.article) || "";
  strip.dataset.checked = String((state.page && state.page.is_checked) || false);
  strip.replaceChildren(head(), ...(state.answer ? [answer()] : [tabs(), panel()]));
  const now = strip.querySelector(".panels");
  if (now) now.scrollTop = scrolled;
  if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
}

function head() {
  const page = state.page;
  const facts = make("dl");
  for (const [label, words] of (page && page.facts) || []) facts.append(make("div", {}, make("dt", {}, label), make("dd", {}, words)));
  const title = page && page.article ? `${page.title} – ${say("version", { version: page.version })}` : say(page ? "no article" : "not built");
  const box = make("div", { class: "head" }, make("h2", {}, title), facts);
  const buttons = make("div", { class: "answers" });
  if (page && page.article) {
    buttons.append(
      make("button", { type: "button", id: "exact", class: "exact", onclick: () => open("exact") }, say("exact")),
      make("button", { type: "button", id: "wrong", class: "wrong", onclick: () => open("wrong") }, say("wrong")));
  }
  const other = state.language === "fr" ? "en" : "fr";
  buttons.append(
    make("a", { class: "button", href: `/__signoff/?language=${state.language}` }, say("overview")),
    make("button", { type: "button", id: "larger", "aria-pressed": String(state.larger), onclick: () => { state.larger = !state.larger; draw(); } }, say(state.larger ? "smaller" : "larger")),
    make("button", { type: "button", id: "language", lang: other, onclick: () => choose(other) }, say("other language")));
  box.append(buttons);
  return box;
}

function choose(language) {
  state.language = language;
  try { localStorage.setItem("signoff-language", language); } catch { /* private window */ }
  fail(state.failure);
  draw();
  ask();
}

function tabs() {
  const list = make("div", { role: "tablist", "aria-label": say("tabs"), onkeydown: keys });
  for (const name of NAMES) {
    const found = state.page && state.page.panels && state.page.panels[name];
    const label = say(name) + (found && found.count ? ` (${found.count})` : "");
    list.append(make("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", "aria-selected": String(state.tab === name),
      tabindex: state.tab === name ? "0" : "-1", onclick: () => select(name),
    }, label));
  }
  return list;
}

function keys(event) {
  const at = NAMES.indexOf(state.tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: NAMES.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  select(NAMES[(to + NAMES.length) % NAMES.length]);
}

function select(name) {
  state.tab = name;
  state.at = -1;
  draw();
  document.getElementById(`tab-${name}`).focus();
}

function panel() {
  const box = make("div", { role: "tabpanel", id: "panel", "aria-labelledby": `tab-${state.tab}`, tabindex: "0", class: "panels" });
  const found = state.page && state.page.panels && state.page.panels[state.tab];
  if (state.tab === "page") box.append(...pageTab());
  else if (found) box.innerHTML = found.html;
  else box.append(make("p", {}, say(state.page ? "no article" : "not built")));
  if (state.tab === "changes" && found && found.count) {
    box.prepend(make("div", { class: "row" },
      make("button", { type: "button", id: "previous", onclick: () => step(-1) }, say("previous")),
      make("button", { type: "button", id: "next", onclick: () => step(1) }, say("next"))));
  }
  if (state.tab === "findings") {
    if (state.page && state.page.is_checked === false) box.prepend(make("p", { role: "status" }, say("checking")));
    box.append(data.axe ? make("button", { type: "button", id: "axe", onclick: axe }, say("axe")) : make("p", { class: "soft" }, say("axe off")),
      barriers);
  }
  for (const button of box.querySelectorAll("[data-show]")) button.addEventListener("click", () => show(button.dataset.show));
  return box;
}

function pageTab() {
  const toggle = (on) => () => { printView(on); };
  return [
    make("p", {}, say("page hint")),
    make("div", { class: "row" },
      make("button", { type: "button", onclick: toggle(false) }, say("screen view")),
      make("button", { type: "button", onclick: toggle(true) }, say("print view")),
      make("button", { type: "button", onclick: () => { frame.contentWindow.print(); } }, say("print"))),
  ];
}

function step(by) {
  const items = [...strip.querySelectorAll(".change")];
  if (!items.length) return;
  state.at = state.at < 0 && by < 0 ? items.length - 1 : (state.at + by + items.length) % items.length;
  items.forEach((item, number) => item.classList.toggle("current", number === state.at));
  items[state.at].focus({ preventScroll: true });
  items[state.at].scrollIntoView({ block: "nearest" });
  show(items[state.at].dataset.block);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest && event.target.closest("input, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || state.tab !== "changes" || state.answer) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});

const barriers = make("div", { id: "barriers", role: "status" });  // one for good: the strip is drawn anew with every build

async function axe() {
  const box = barriers;
  const page = frame.contentWindow;
  try {
    if (!page.axe) {
      await new Promise((resolve, reject) => {
        const script = make("script", { src: "/__signoff/axe.js", nonce: data.token, onload: resolve, onerror: reject });
        inside().head.append(inside().adoptNode(script));
        setTimeout(reject, 10000);
      });
    }
    const { violations } = await page.axe.run(inside(), { resultTypes: ["violations"] });
    const items = violations.map((each) => make("li", {}, `${each.help} (${each.id}): ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`));
    box.replaceChildren(violations.length ? make("ul", {}, ...items) : make("p", {}, say("axe none")));
  } catch { box.replaceChildren(make("p", {}, say("axe failed"))); }
}

// The two answers

function open(which) {
  state.answer = which;
  state.told = "";
  strip.querySelector("form")?.remove();
  draw();
  strip.querySelector(".answer :is(textarea, button)").focus();
}

function close() {
  const from = state.answer;
  state.answer = null;
  strip.querySelector("form")?.remove();
  draw();
  document.getElementById(from)?.focus();
}

function answer() {
  const page = state.page;
  const back = make("button", { type: "button", onclick: close }, say("cancel"));
  const told = make("p", { role: "status", id: "told" }, state.told);
  const box = make("section", { class: "answer", "aria-label": say(state.answer) });
  if (state.answer === "exact") {
    if (data.reviewer) {
      const language = say(page.language === "fr" ? "french" : "english");
      box.append(make("p", {}, say("sure", { title: page.title, language, version: page.version })),
        make("div", { class: "row" }, make("button", { type: "button", class: "exact", onclick: () => sign(told) }, say("sign", { name: data.reviewer.name })), back), told);
    } else {
      const command = `invoke sign ${page.article} ${page.language} --as=REVIEWER`;
      const copy = async () => { await navigator.clipboard.writeText(command); told.textContent = say("copied"); };
      box.append(make("p", {}, say("command")), make("p", {}, make("code", {}, command)),
        make("div", { class: "row" }, make("button", { type: "button", onclick: copy }, say("copy")), back), told);
    }
    return box;
  }
  if (state.told) {
    box.append(told, back);
    return box;
  }
  const chosen = String(frame.contentWindow.getSelection() || "").slice(0, 500);
  const field = (name, element) => make("label", {}, say(name), Object.assign(element, { name }));
  const form = make("form", { onsubmit: (event) => { event.preventDefault(); report(form, told); } },
    field("where", Object.assign(make("textarea", { rows: "2" }), { value: chosen })),
    field("what", make("textarea", { rows: "2", required: true })),
    field("why", make("textarea", { rows: "2" })),
    ...(data.reviewer ? [] : [field("by", make("input", { required: true, autocomplete: "name" }))]),
    make("div", { class: "row" }, make("button", { class: "wrong" }, say("send")), back));
  box.append(form, told);
  return box;
}

async function post(body) {
  const { article, language, version, text, pictures } = state.page;
  const answer = await fetch("/__signoff/answer", {
    method: "POST", headers: { "Content-Type": "application/json", "X-Signoff-Token": data.token },
    body: JSON.stringify({ article, language, version, text, pictures, ...body }),
  });
  return answer.json();
}

async function report(form, told) {
  const found = Object.fromEntries(new FormData(form));
  if (!found.what.trim()) { told.textContent = say("needed"); return; }
  const said = await post({ answer: "error", ...found });
  told.textContent = said.error?.[state.language] || say("kept", { path: said.path });
  if (said.error) return;
  state.told = told.textContent;
  form.remove();
  draw();
}

async function sign(told) {
  const said = await post({ answer: "exact" });
  state.told = said.error?.[state.language] || say("signed");
  draw();
}

// Builds

function fail(problems) {
  state.failure = problems;
  failure.hidden = !problems;
  if (!problems) { failure.replaceChildren(); return; }
  failure.replaceChildren(make("p", {}, say("failed")));
  for (const problem of problems) {
    failure.append(make("p", {}, make("strong", {}, problem.place), " ", problem.message[state.language]));
    if (problem.quote) failure.append(make("pre", {}, problem.quote));
    if (problem.hint[state.language]) failure.append(make("p", {}, say("do", { hint: problem.hint[state.language] })));
  }
}

async function listen() {
  for (;;) {
    try {
      const answer = await (await fetch(`/__signoff/builds?after=${state.turn}`)).json();
      const [before, built] = [state.turn, state.built];
      if (answer.turn === before) continue;
      state.turn = answer.turn;
      state.built = answer.built;
      document.documentElement.dataset.built = answer.built;
      fail(answer.failure);
      if (built !== undefined && answer.built !== built) await (answer.whole ? reload() : swap());
      else ask();
    } catch {
      failure.hidden = false;
      failure.replaceChildren(make("p", {}, say("lost")));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      state.turn = "";
    }
  }
}
draw();
listen();
