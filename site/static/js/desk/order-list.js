// Ask every ten seconds whether orders came in or moved; if so, renew the list and ring.
// The answer carries an ETag, so a quiet shop costs a 304 each time.
const EVERY = 10_000;
const MUTED = "desk-muted";

customElements.define("order-watch", class extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-sound]");
    this.news = this.querySelector("[data-news]");
    this.button.addEventListener("click", () => this.mute(!this.isMuted));
    this.mute(this.isMuted);
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
    if (document.hidden) return;
    try {
      const headers = this.etag ? { "If-None-Match": this.etag } : {};
      const answer = await fetch(this.getAttribute("src"), { headers });
      if (answer.status === 304 || !answer.ok) return;
      this.etag = answer.headers.get("ETag");
      const now = await answer.json();
      const before = this.last;
      this.last = now;
      if (!before) return;
      await this.renew();
      if (now.newest > before.newest) this.ring(now.news);
    } catch {
      this.news.textContent = "";
    }
  }

  async renew() {
    const list = document.getElementById("listing-results");
    if (list.querySelector(":checked")) return;
    const answer = await fetch(this.getAttribute("results") + location.search);
    if (answer.ok) list.innerHTML = await answer.text();
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
