/** A random id; `crypto.randomUUID` is missing where a page is opened over plain HTTP in a local network. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
