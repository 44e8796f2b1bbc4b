/** Whether somebody is on the way to another page; the app tells, which alone knows the router. */

let answer: (here: string) => boolean = () => false

/** `asked` is told the path of the page that wants to know. */
export function tellLeaving(asked: (here: string) => boolean): void {
  answer = asked
}

export const isLeaving = (here: string): boolean => answer(here)
