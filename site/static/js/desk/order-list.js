// Ask every ten seconds whether orders came in or moved; if so, renew the list and ring.
// The answer carries an ETag, so a quiet shop costs a 304 each time.
import { OrderNotices } from "./notices.js";

const EVERY = 10_000;
const MUTED = "desk-muted";

customElements.define("order-watch", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-sound]");
    this.news = this.querySelector("[data-news]");
    this.button.addEventListener("click", () => this.mute(!this.isMuted));
    this.mute(this.isMuted);
    this.notices = new OrderNotices(this.querySelector("[data-notify]"), this.news);
    this.timer = setInterval(() => this.look(), EVERY);
    this.look();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  get isMuted() {
    return localStorage.getItem(MUTED) === "1";
  }

  mute(quiet) {
    localStorage.setItem(MUTED, quiet ? "1" : "0");
    this.button.setAttribute("aria-pressed", String(!quiet));
  }

  async look() {
    if (document.hidden && !this.notices.isOn) return;
    try {
      await this.ask();
      if (this.isOld && !document.hidden && !this.list.querySelector(":checked")) await this.renew();
    } catch {
      this.news.textContent = "";
    }
  }

  async ask() {
    const headers = this.etag ? { "If-None-Match": this.etag } : {};
    const answer = await fetch(this.getAttribute("src"), { headers });
    if (answer.status === 304 || !answer.ok) return;
    const before = this.last;
    this.etag = answer.headers.get("ETag");
    this.last = await answer.json();
    this.notices.tell(this.last.orders, before);
    if (!before) return;
    this.isOld = true;
    if (this.last.newest > before.newest) this.ring(this.last.news);
  }

  // Ticked rows stay as they are: the list is renewed once nothing is ticked any more.
  async renew() {
    const answer = await fetch(this.getAttribute("results") + location.search);
    if (!answer.ok) return;
    this.list.innerHTML = await answer.text();
    this.isOld = false;
    // Wagtail's ticks listen to the rows that were there when it last swapped them itself.
    document.dispatchEvent(new CustomEvent("w-swap:success"));
  }

  get list() {
    return document.getElementById("listing-results");
  }

  ring(words) {
    this.news.textContent = words;
    if (this.isMuted) return;
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    tone.frequency.value = 880;
    tone.connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.25);
  }
});
