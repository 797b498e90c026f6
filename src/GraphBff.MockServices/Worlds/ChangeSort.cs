namespace GraphBff.MockServices.Worlds;

/// <summary>What happened to an entity.</summary>
internal enum ChangeSort
{
    Created,
    Updated,
    Deleted,
}
