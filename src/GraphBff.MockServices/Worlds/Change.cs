using Google.Protobuf;

namespace GraphBff.MockServices.Worlds;

/// <summary>One change of an entity.</summary>
/// <param name="Number">Its number among the changes of its type, from 1.</param>
/// <param name="Sort">What happened.</param>
/// <param name="Entity">The entity after the change, or before it was deleted.</param>
internal sealed record Change(long Number, ChangeSort Sort, IMessage Entity);
