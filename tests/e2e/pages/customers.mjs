export class CustomersPage {}
