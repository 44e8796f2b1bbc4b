/** What a dialog that asks for a favour is given, and what it answers. */
import type { Task } from '../../api/record'
import type { Act } from '../../api/task'

export interface Asking {
  task: Task
  busy: boolean
  onClose: () => void
  /** `who` is named in the message that says it was done. */
  onDone: (what: Act, who?: string) => void
}

/** Those who are asked at this step already, as far as they can be chosen. */
export const asked = (task: Task) => task.signers.flatMap((each) => (each.user ? [each.user.id] : []))
