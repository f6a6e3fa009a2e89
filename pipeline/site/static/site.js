// Says so when the page that is open would now read differently; it changes nothing by itself.
"use strict";

const digest = document.querySelector("main").dataset.digest;
const twin = document.querySelector('link[rel="alternate"]').href;
const updates = new EventSource("/updates");

async function look() {
  const answer = await fetch(twin, { method: "HEAD", cache: "no-store" });
  if (!answer.ok || answer.headers.get("ETag") === `"${digest}"`) return;
  updates.close();
  const link = document.createElement("a");
  link.href = "";
  link.textContent = "This page has changed: show it anew";
  document.getElementById("news").replaceChildren(link);
}

updates.addEventListener("open", look); // what came while the page was loaded or the connection away
updates.addEventListener("changed", look);
