// @ts-check
import { DurableObject } from "cloudflare:workers";

/** @typedef {{ day: string, amount: number }} Reservation */

/**
 * What one user may still spend today, in US dollars. All their calls come to this one object, one after the other: what is
 * reserved for one of them, no other can spend.
 */
export class Budget extends DurableObject {
  async left() {
    return this.env.DAILY_LIMIT - (await this.#spent(today()));
  }

  /**
   * Takes an amount off, if so much is left.
   *
   * @param {number} amount
   * @returns {Promise<Reservation | undefined>}
   */
  async reserve(amount) {
    const day = today();
    const spent = await this.#spent(day);
    if (spent + amount > this.env.DAILY_LIMIT) return undefined;
    await this.#keep(day, spent + amount);
    return { day, amount };
  }

  /**
   * Puts what a call has cost in the place of what was reserved for it.
   *
   * @param {Reservation} reservation
   * @param {number} [cost]
   */
  async settle({ day, amount }, cost = amount) {
    if (day === today()) await this.#keep(day, (await this.#spent(day)) - amount + cost);
  }

  /** @param {string} day */
  async #spent(day) {
    const kept = await this.ctx.storage.get("spent");
    return kept?.day === day ? kept.amount : 0;
  }

  /**
   * @param {string} day
   * @param {number} amount
   */
  #keep(day, amount) {
    return this.ctx.storage.put("spent", { day, amount });
  }
}

const today = () => new Date().toISOString().slice(0, 10);
