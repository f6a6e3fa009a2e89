// Brings an open page up to date when it would now read differently. Whoever is at work in it is asked first.
"use strict";

const twin = document.querySelector('link[rel="alternate"]').href;
const news = document.getElementById("news");
const updates = new EventSource("/updates");
let looking = false, again = false;

function isAtWork() {
  return document.getElementById("live").contains(document.activeElement) || !document.getSelection().isCollapsed;
}

function offer() {
  const link = document.createElement("a");
  link.href = "";
  link.textContent = "This page has changed: show it anew";
  news.replaceChildren(link);
}

// What is at the top of the window stays there, though something may have come above it.
function keepPlace(change) {
  const before = [...document.querySelectorAll("#live [id]")].find((each) => each.getBoundingClientRect().bottom > 0);
  const top = before?.getBoundingClientRect().top;
  change();
  const after = before && scrollY > 0 && document.getElementById(before.id);
  if (after) scrollBy({ top: after.getBoundingClientRect().top - top, behavior: "instant" });
}

async function show() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("live");
  if (isAtWork()) return offer();
  for (const each of fresh.querySelectorAll("li, article")) {
    if (each.id && !document.getElementById(each.id)) each.classList.add("new");
  }
  document.querySelector("main").dataset.digest = page.querySelector("main").dataset.digest;
  document.title = page.title;
  keepPlace(() => document.getElementById("live").replaceWith(fresh));
  const told = document.createElement("span");
  told.textContent = `Brought up to date at ${new Date().toLocaleTimeString()}`;
  news.replaceChildren(told);
}

async function look() {
  if (looking) return void (again = true);
  looking = true;
  do {
    again = false;
    try {
      const answer = await fetch(twin, { method: "HEAD", cache: "no-store" });
      const digest = document.querySelector("main").dataset.digest;
      if (answer.ok && answer.headers.get("ETag") !== `"${digest}"`) await show();
    } catch { /* the server is away: the stream of updates connects again, and looks */ }
  } while (again);
  looking = false;
}

updates.addEventListener("open", look); // what came while the page was loaded or the connection away
updates.addEventListener("changed", look);
