export class DataPage {}
