/** Guest programs that strain the machine: memory, threads, stacks. They print only what does not depend on timing. */
package stress;
