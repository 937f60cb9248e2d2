"use strict";
// Lines and what became of them are tied by the lines' ids, which each part of the result lists in data-at.
(() => {
  const partsOf = new Map();
  for (const part of document.querySelectorAll("[data-at]")) {
    for (const id of part.dataset.at.split(" ")) {
      if (!partsOf.has(id)) partsOf.set(id, []);
      partsOf.get(id).push(part);
    }
  }
  const basket = document.getElementById("basket");
  const collected = document.getElementById("collected");
  const count = document.getElementById("count");
  const said = document.getElementById("said");
  const wish = document.getElementById("wish");
  const chosen = document.getElementById("chosen");
  const add = document.getElementById("add");
  let line = null;

  function light(elements, shown) {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    for (const element of elements) element.classList.add("on");
    if (shown) shown.scrollIntoView({ block: "nearest" });
  }

  function choose(element) {
    if (element.matches(".line")) {
      const parts = partsOf.get(element.id) || [];
      light([element, ...parts], parts[0]);
      line = element;
      chosen.textContent = `${element.dataset.source}:${element.dataset.line}`;
      add.disabled = wish.disabled = false;
    } else {
      const lines = element.dataset.at.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      light([element, ...lines], lines[0]);
    }
  }

  function collect(text) {
    const had = collected.value.trim();
    if (!had.includes(text)) collected.value = (had ? `${had}\n\n` : "") + text + "\n";
    count.textContent = String(collected.value.split("[[fix]]").length - 1);
    basket.open = true;
  }

  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Browsers that know no clipboard for files on disk still copy what is selected.
      const held = document.createElement("textarea");
      held.value = text;
      document.body.append(held);
      held.select();
      document.execCommand("copy");
      held.remove();
    }
    said.textContent = said.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.classList.contains("copy")) {
      const text = button.parentElement.querySelector("pre").textContent;
      collect(text);
      toClipboard(text);
      return;
    }
    if (button || event.target.closest("a, summary, pre, select, textarea") || !getSelection().isCollapsed) return;
    const element = event.target.closest(".line, [data-at]");
    if (element) choose(element);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".line, [data-at]")) choose(event.target);
  });
  add.addEventListener("click", () => {
    const [key, value] = wish.value.split("=");
    const { source, line: number, match } = line.dataset;
    const rest = key === "role" ? JSON.stringify(value)
      : key === "join" || key === "drop" ? "true" : JSON.stringify(match);
    collect(`[[fix]]\nsource = ${JSON.stringify(source)}\nline = ${number}\nmatch = ${JSON.stringify(match)}\n${key} = ${rest}`);
  });
  document.getElementById("all").addEventListener("click", () => toClipboard(collected.value));
  document.getElementById("clear").addEventListener("click", () => {
    collected.value = "";
    count.textContent = "0";
  });
})();
