import { scaleSqrt } from 'd3-scale';
import { useMemo } from 'react';
import { axisTicks } from './axis-ticks.js';
import { effortExtent, valueExtent, type ChartPoint } from './chart-points.js';

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
  /** Largest effort and value that have a place on the axes. */
  readonly mostDays: number;
  readonly mostMoney: number;
}

const xApartPx = 64;
const yApartPx = 40;

/**
 * Square roots on both axes: small features stand apart, zero and losses have a place, and "value = cost" stays a
 * straight line through zero, which logarithms with a place for zero would bend.
 */
export const useChartScales = (points: readonly ChartPoint[], frame: Frame): ChartScales =>
  useMemo(() => {
    const effort = effortExtent(points);
    const value = valueExtent(points);
    const x = scaleSqrt()
      .domain([effort.low, effort.high])
      .range([frame.left, frame.width - frame.right])
      .clamp(true);
    const y = scaleSqrt()
      .domain([value.low, value.high])
      .range([frame.height - frame.bottom, frame.top])
      .clamp(true);
    return {
      x,
      y,
      xTicks: axisTicks({ ...effort, place: x, apartPx: xApartPx }),
      yTicks: axisTicks({ ...value, place: y, apartPx: yApartPx }),
      mostDays: effort.high,
      mostMoney: value.high,
    };
  }, [points, frame]);
