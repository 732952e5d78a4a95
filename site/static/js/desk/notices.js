// Notifications of new orders by the browser, for who asked for them; they name no shopper.
const WANTED = "desk-notify";

export class OrderNotices {
  constructor(button, status) {
    this.button = button;
    this.status = status;
    this.told = new Set();
    if (!("Notification" in window)) return;
    button.hidden = false;
    button.addEventListener("click", () => this.toggle());
    this.show();
  }

  get isOn() {
    const isAllowed = "Notification" in window && Notification.permission === "granted";
    return isAllowed && localStorage.getItem(WANTED) === "1";
  }

  async toggle() {
    const wanted = !this.isOn;
    const answer = wanted ? await Notification.requestPermission() : "granted";
    if (answer === "granted") localStorage.setItem(WANTED, wanted ? "1" : "0");
    else this.status.textContent = this.button.dataset.refused;
    this.show();
  }

  show() {
    this.button.setAttribute("aria-pressed", String(this.isOn));
  }

  // Of the first answer, before which there was none, nothing is news.
  tell(orders, before) {
    const news = orders.filter(({ order }) => !this.told.has(order));
    news.forEach(({ order }) => this.told.add(order));
    if (before && this.isOn) news.forEach((notice) => this.notify(notice));
  }

  notify({ order, title, url }) {
    const options = { tag: `order-${order}`, data: { url } };
    try {
      const notice = new Notification(title, options);
      notice.addEventListener("click", () => {
        window.focus();
        notice.close();
        location.assign(url);
      });
    } catch {
      this.byWorker(title, options);
    }
  }

  // Chrome on Android shows notifications of service workers only.
  async byWorker(title, options) {
    const worker = await navigator.serviceWorker.register(this.button.dataset.worker);
    const coming = worker.installing ?? worker.waiting;
    if (!worker.active) {
      await new Promise((done) => {
        coming.addEventListener("statechange", () => coming.state === "activated" && done());
      });
    }
    await worker.showNotification(title, options);
  }
}
