/** The page of promised times in the designer. */
import { PolicyPage } from './PolicyPage'

export default function SlaPage() {
  return <PolicyPage kind="sla" />
}
