// What the examples use of workerd's own module.
declare module "cloudflare:workers" {
  export class DurableObject {
    constructor(context: unknown, env: unknown);
    protected ctx: { storage: { get(key: string): Promise<any>; put(key: string, value: unknown): Promise<void> } };
    protected env: any;
  }
}
