/** The page of a policy for priorities in the designer. */
import { PolicyPage } from './PolicyPage'

export default function PriorityPage() {
  return <PolicyPage kind="priority" />
}
