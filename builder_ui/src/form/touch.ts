/** Whether this device is used with fingers: its own pickers and camera are then the better widgets. */
export function isTouch(): boolean {
  return window.matchMedia?.('(pointer: coarse)').matches ?? false
}
