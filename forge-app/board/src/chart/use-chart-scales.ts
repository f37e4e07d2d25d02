import { scaleLog, scaleSymlog } from 'd3-scale';
import { useMemo } from 'react';
import {
  effortExtent,
  roundTicks,
  valueBend,
  valueExtent,
  valueTicks,
  type ChartPoint,
} from './chart-points.js';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartScales {
  readonly x: (days: number) => number;
  readonly y: (money: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** About one tick label per this many pixels. */
const tickPx = 90;

/** Logarithmic in effort; in value logarithmic too, but with a place for zero and losses. */
export const useChartScales = (points: readonly ChartPoint[], frame: Frame): ChartScales =>
  useMemo(() => {
    const effort = effortExtent(points);
    const value = valueExtent(points);
    const bend = valueBend(points);
    const x = scaleLog()
      .domain([effort.low, effort.high])
      .range([frame.left, frame.width - frame.right])
      .clamp(true);
    const y = scaleSymlog()
      .constant(bend)
      .domain([value.low, value.high])
      .range([frame.height - frame.bottom, frame.top])
      .clamp(true);
    const wanted = Math.max(2, Math.floor((frame.width - frame.left - frame.right) / tickPx));
    return {
      x,
      y,
      xTicks: roundTicks(x.ticks(), wanted),
      yTicks: valueTicks(value, bend),
    };
  }, [points, frame]);
