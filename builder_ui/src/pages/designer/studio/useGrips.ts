/** How a drag begins: a few pixels tell it from a click, a moment under a finger tells it from a scroll. */
import { MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'

// Made once: with new ones everything that can be dragged would be drawn again at every edit.
const MOUSE = { activationConstraint: { distance: 6 } }
const FINGER = { activationConstraint: { delay: 180, tolerance: 6 } }

export const useGrips = () => useSensors(useSensor(MouseSensor, MOUSE), useSensor(TouchSensor, FINGER))
