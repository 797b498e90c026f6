using BenchmarkDotNet.Running;
using GraphBff.Benchmarks.Live;
using GraphBff.Benchmarks.Load;

// engine: parts, by BenchmarkDotNet. load: the whole, CPU per request against the hand-written endpoint. live: subscribers.
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
