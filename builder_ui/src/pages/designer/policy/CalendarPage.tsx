/** The page of a calendar in the designer. */
import { PolicyPage } from './PolicyPage'

export default function CalendarPage() {
  return <PolicyPage kind="calendar" />
}
