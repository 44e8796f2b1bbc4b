/** The page of a routing matrix in the designer. */
import { PolicyPage } from './PolicyPage'

export default function RoutingPage() {
  return <PolicyPage kind="routing" />
}
