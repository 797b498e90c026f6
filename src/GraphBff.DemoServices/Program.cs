using GraphBff.DemoServices;

await DemoServicesHost.Create(args).RunAsync();
