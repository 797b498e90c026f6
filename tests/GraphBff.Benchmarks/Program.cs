using BenchmarkDotNet.Running;
using GraphBff.Benchmarks.Live;
using GraphBff.Benchmarks.Load;

// By default, BenchmarkDotNet measures the engine alone. load compares the product's CPU per request with the hand-written endpoint's.
// live measures subscribers.
switch (args)
{
    case ["load", .. var rest]:
        await LoadDriver.RunAsync(rest);
        break;
    case ["live", .. var rest]:
        return await LiveDriver.RunAsync(rest);
    case ["host", var role, .. var rest]:
        await LoadHost.RunAsync(role, rest);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(GraphBff.Benchmarks.Engine.OrdersWithCustomers).Assembly).Run(args);
        break;
}

return 0;
