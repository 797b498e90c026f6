using Google.Protobuf.Reflection;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Methods;

/// <summary>A method with what its own proto and its line say. What other methods say comes later.</summary>
/// <param name="Method">The method.</param>
/// <param name="Service">Its service's line.</param>
/// <param name="Line">Its own line; null if it has none.</param>
/// <param name="Class">What it does.</param>
/// <param name="Shape">What it asks and answers; null unless it reads.</param>
internal sealed record ClassifiedMethod(
    MethodDescriptor Method, ServiceLine Service, MethodLine? Line, MethodClass Class, ReadShape? Shape)
{
    /// <summary>What precedes names that another service has.</summary>
    public string Prefix { get; } = Service.Prefix ?? PrefixOf(Method.Service.Name);

    private static string PrefixOf(string service)
    {
        const string End = "Service";
        var name = service.Length > End.Length && service.EndsWith(End, StringComparison.Ordinal) ? service[..^End.Length] : service;
        return Names.Words.Type(name);
    }
}
