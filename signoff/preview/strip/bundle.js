// Makes the reply of a review bundle: asks for one answer for each text, and shows the JSON to copy or to save.
"use strict";
const form = document.getElementById("form");
const { schema, article, words } = JSON.parse(form.dataset.reply);
const told = document.getElementById("told");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  document.getElementById("made").hidden = true;
  const found = new FormData(form);
  const answers = [];
  for (const field of form.querySelectorAll("fieldset")) {
    const { language, version, text, pictures } = field.dataset;
    const answer = found.get(`answer-${language}`);
    if (!answer) continue;
    const said = { language, version, text, answer };
    if (pictures) said.pictures = pictures;
    if (answer === "error") {
      for (const name of ["where", "what", "why"]) said[name] = (found.get(`${name}-${language}`) || "").trim();
      if (!said.what) { told.textContent = words.needed; return; }
    }
    answers.push(said);
  }
  if (!answers.length) { told.textContent = words.both; return; }
  told.textContent = "";
  const now = new Date();
  const on = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  const reply = JSON.stringify({ schema, article, reviewer: found.get("reviewer"), on, answers }, null, 1);
  document.getElementById("reply").value = reply;
  document.getElementById("save").href = "data:application/json;charset=utf-8," + encodeURIComponent(reply);
  document.getElementById("made").hidden = false;
  document.getElementById("reply").focus();
});

document.getElementById("copy").addEventListener("click", async () => {
  const area = document.getElementById("reply");
  area.select();
  try { await navigator.clipboard.writeText(area.value); } catch { document.execCommand("copy"); }
  told.textContent = words.copied;
});
