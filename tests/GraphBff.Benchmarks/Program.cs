using BenchmarkDotNet.Running;
using GraphBff.Benchmarks.Live;
using GraphBff.Benchmarks.Load;
using GraphBff.Benchmarks.Start;

// By default, BenchmarkDotNet measures the engine alone. load compares the product's CPU per request with the hand-written endpoint's.
// telemetry compares the product with telemetry and without. start compares how published products start. live measures subscribers.
switch (args)
{
    case ["load", .. var rest]:
        await LoadDriver.RunAsync(rest);
        break;
    case ["telemetry", .. var rest]:
        await TelemetryDriver.RunAsync(rest);
        break;
    case ["start", .. var rest]:
        await StartDriver.RunAsync(rest);
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
