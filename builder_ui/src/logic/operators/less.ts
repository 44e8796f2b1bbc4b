/** `<`: each side smaller than the next, all there. */
import { comparison } from '../compare'

export const operator = comparison('<', (order) => order < 0)
