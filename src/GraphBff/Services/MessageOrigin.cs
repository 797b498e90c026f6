using Google.Protobuf;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Described;

namespace GraphBff.Services;

/// <summary>Finds the service that sent a message by the message's package. A package that several services share has no result.</summary>
internal sealed class MessageOrigin(IEnumerable<Module> modules) : IMessageOrigin
{
    private readonly Dictionary<string, string> _services = modules
        .GroupBy(module => module.Service.File.Package)
        .Where(package => package.Count() == 1)
        .ToDictionary(package => package.Key, package => package.Single().Name);

    public string? ServiceOf(object parent) => parent switch
    {
        IMessage message => _services.GetValueOrDefault(message.Descriptor.File.Package),
        WireObject held => _services.GetValueOrDefault(held.Message.Type.Message.File.Package),
        _ => null,
    };
}
