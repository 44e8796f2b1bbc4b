/** An address that leads nowhere, answered inside the frame. */
import { Problem } from '../api/problem'
import { Trouble } from '../shared/Broken'

export default function NotFoundPage() {
  return <Trouble error={new Problem(404)} />
}
