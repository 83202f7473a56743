import { abortable } from './deadline.ts';

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

/** Starts what `key` stands for, or joins it where it is under way. */
type Flights<T> = (key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * One request for the same thing at a time. A passenger who aborts leaves alone, with the reason given; when the last
 * one has left, the flight is aborted, and whoever comes then starts a new one.
 */
export const createFlights = <T>(): Flights<T> => {
  const flights = new Map<string, Flight<T>>();

  return async (key, signal, start) => {
    signal.throwIfAborted();
    const land = (flight: Flight<T>): void => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const depart = (): Flight<T> => {
      const controller = new AbortController();
      const flight = { promise: start(controller.signal), controller, passengers: 0 };
      flights.set(key, flight);
      const landed = (): void => {
        land(flight);
      };
      flight.promise.then(landed, landed);
      return flight;
    };

    const flight = flights.get(key) ?? depart();
    flight.passengers += 1;
    try {
      return await abortable(flight.promise, signal);
    } finally {
      flight.passengers -= 1;
      if (flight.passengers === 0) {
        land(flight);
        flight.controller.abort();
      }
    }
  };
};
