import { sentence } from "./status.js";

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];

export class ApiError extends Error {
  constructor({ code = "failed", message = sentence("failed"), fields = {}, cart }) {
    super(message);
    Object.assign(this, { code, fields, cart });
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ApiError({ code: "offline", message: sentence("offline") });
  }
  const body = await response.json().catch(() => ({}));
  if (response.status === 429) {
    body.message = sentence("busy", response.headers.get("Retry-After") ?? 60);
  }
  if (!response.ok) throw new ApiError(body);
  return body;
}

export const get = (path) => request(path, { headers: { Accept: "application/json" } });

export async function post(path, body, headers = {}) {
  if (!token()) await get("/api/cart/view/");
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() ?? "", ...headers },
    body: JSON.stringify(body),
  });
}
