using Google.Protobuf.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace GraphBff.Schema.Artefacts;

/// <summary>The graph of this build. The product provides it, so this project knows no module and no host.</summary>
public interface IBuiltGraph
{
    /// <summary>The gRPC services in the graph.</summary>
    IReadOnlyList<ServiceDescriptor> Services { get; }

    /// <summary>Creates a container with the graph's engine. The services need not run.</summary>
    /// <param name="asSubgraph">Whether the graph serves as a subgraph of a supergraph.</param>
    ServiceProvider CreateContainer(bool asSubgraph);

    /// <summary>Whether a method counts as a read, so that the graph may send a failed call again.</summary>
    bool IsRead(MethodDescriptorProto method);

    /// <summary>The definitions of the directives that operation files may have and the schema does not, in SDL.</summary>
    string OperationDirectives { get; }

    /// <summary>The text of an operation file as clients send it: without those directives.</summary>
    string TextOf(string operation);
}
